import Documents

/// Where registry.yaml asks for signed commits: everywhere (`trust.signatures`), for a kind of document
/// (`trust.signaturesOf`), for what is about an environment (`environments[].signatures`). The strictest counts.
package struct SignaturePolicy: Sendable {
  private let everywhere: SignatureLevel
  private let byKind: [String: SignatureLevel]
  private let byEnvironment: [String: SignatureLevel]

  /// The policy of `registry`; without one nothing is asked for.
  package init(_ registry: Entity?) {
    let trust = registry?.root["trust"]
    everywhere = Self.level(trust?["signatures"]) ?? .off
    var byKind: [String: SignatureLevel] = [:]
    for member in trust?["signaturesOf"]?.members.map({ $0 }) ?? [] {
      byKind[member.name] = Self.level(member.value)
    }
    self.byKind = byKind
    var byEnvironment: [String: SignatureLevel] = [:]
    for environment in registry?.root["environments"]?.elements.map({ $0 }) ?? [] {
      guard let name = environment["name"]?.string else { continue }
      byEnvironment[name] = Self.level(environment["signatures"])
    }
    self.byEnvironment = byEnvironment
  }

  /// The strictest of all that is asked for.
  package var strictest: SignatureLevel {
    ([everywhere] + byKind.values + byEnvironment.values).max() ?? .off
  }

  /// What is asked of a commit that changes the file at `path`, which is `document` before or after.
  func level(at path: String, _ document: Entity?) -> SignatureLevel {
    // What says whose signature counts, and for what, would be the way around all others.
    if ProposedChange.isRule(path) || path.hasPrefix("people/") || path.hasPrefix("teams/") {
      return strictest
    }
    guard let ref = RegistryPath.ref(at: path) else { return everywhere }
    let environment =
      switch ref {
      case .deployment(_, let environment, _): environment.text
      default: document?.root["subject"]?["environment"]?.string
      }
    return [
      everywhere, byKind[ref.kind.rawValue] ?? .off,
      environment.flatMap { byEnvironment[$0] } ?? .off,
    ].max() ?? .off
  }

  private static func level(_ node: Node?) -> SignatureLevel? {
    node?.string.flatMap(SignatureLevel.init(rawValue:))
  }
}
