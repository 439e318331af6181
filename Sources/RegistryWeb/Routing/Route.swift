import Compliance
import Documents
import Registry

/// What a path of the site names. The path is a pure function of it, and this file holds both directions.
enum Route: Hashable, Sendable {
  case page(Page)
  case resource(Resource)
  case asset(Asset)
  /// Whether the process lives.
  case health
  /// Whether the registry can be served.
  case readiness

  /// What people read.
  enum Page: Hashable, Sendable {
    case models
    case model(ModelName)
    case version(ModelName, VersionNumber)
    case audit
  }

  /// What programs read, below `/api/v1`.
  enum Resource: Hashable, Sendable {
    case collection(Inventory.Collection)
    case auditLogs
    case model(ModelName)
    case version(ModelName, VersionNumber)
  }

  /// Files that pages use.
  enum Asset: String, CaseIterable, Sendable {
    case stylesheet = "registrar.css"
    case icon = "registrar.svg"
  }

  /// The collections that the API serves.
  static let collections: [Inventory.Collection] = [
    .models, .versions, .metrics, .deployments, .systems,
  ]

  /// Reads a path; nil when nothing is there.
  init?(path: Substring) {
    guard path.first == "/" else { return nil }
    var segments: [String] = []
    for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let segment = PercentEncoding.decoded(part) else { return nil }
      segments.append(segment)
    }
    self.init(segments: segments)
  }

  private init?(segments: [String]) {
    switch (segments.first, segments.dropFirst()) {
    case ("", []), ("models", []): self = .page(.models)
    case ("audit", []): self = .page(.audit)
    case ("healthz", []): self = .health
    case ("readyz", []): self = .readiness
    case ("models", let rest):
      guard let page = Self.model(rest) else { return nil }
      self = .page(page.version.map { .version(page.model, $0) } ?? .model(page.model))
    case ("assets", let rest):
      guard let name = rest.first, rest.count == 1, let asset = Asset(rawValue: name)
      else { return nil }
      self = .asset(asset)
    case ("api", let rest):
      guard rest.first == "v1", let resource = Resource(segments: rest.dropFirst())
      else { return nil }
      self = .resource(resource)
    default: return nil
    }
  }

  /// `[NAMESPACE/]NAME[/versions/VERSION]`.
  fileprivate static func model(
    _ segments: ArraySlice<String>
  ) -> (model: ModelName, version: VersionNumber?)? {
    var name = Array(segments)
    var number: String?
    if name.count > 2, name[name.count - 2] == "versions" {
      number = name.removeLast()
      name.removeLast()
    }
    do throws(NameError) {
      let model = try ModelName(name.joined(separator: "/"))
      return (model, try number.map { text throws(NameError) in try VersionNumber(text) })
    } catch {
      // What is no name names no page.
      return nil
    }
  }

  /// The path.
  var path: String {
    switch self {
    case .page(.models): "/"
    case .page(.model(let model)): "/models/\(model)"
    case .page(.version(let model, let version)): "/models/\(model)/versions/\(Self.text(version))"
    case .page(.audit): "/audit"
    case .resource(.collection(let collection)): "/api/v1/\(collection.rawValue)"
    case .resource(.auditLogs): "/api/v1/audit-logs"
    case .resource(.model(let model)): "/api/v1/models/\(model)"
    case .resource(.version(let model, let version)):
      "/api/v1/models/\(model)/versions/\(Self.text(version))"
    case .asset(let asset): "/assets/\(asset.rawValue)"
    case .health: "/healthz"
    case .readiness: "/readyz"
    }
  }

  private static func text(_ version: VersionNumber) -> String {
    PercentEncoding.encoded(version.description)
  }
}

extension Route.Resource {
  fileprivate init?(segments: ArraySlice<String>) {
    guard let first = segments.first else { return nil }
    let rest = segments.dropFirst()
    if first == "audit-logs", rest.isEmpty {
      self = .auditLogs
    } else if let collection = Inventory.Collection(rawValue: first), rest.isEmpty,
      Route.collections.contains(collection)
    {
      self = .collection(collection)
    } else if first == "models", let found = Route.model(rest) {
      self = found.version.map { .version(found.model, $0) } ?? .model(found.model)
    } else {
      return nil
    }
  }
}
