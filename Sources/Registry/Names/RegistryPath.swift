/// How identifiers are spelled as paths below the registry, and back: the only place that knows.
package enum RegistryPath {
  /// The file that makes a directory a registry.
  package static let registryFile = "registry.yaml"
  /// Whose keys are whose (ALLOWED SIGNERS in ssh-keygen(1)).
  package static let allowedSigners = "trust/allowed_signers"

  /// The path of the document that `ref` identifies.
  package static func path(of ref: EntityRef) -> String {
    switch ref {
    case .registry: registryFile
    case .person(let name): "people/\(name).yaml"
    case .team(let name): "teams/\(name).yaml"
    case .dataset(let name): "datasets/\(name).yaml"
    case .model(let model): "\(directory(of: model))/model.yaml"
    case .version(let model, let version): "\(directory(of: model))/versions/\(version).yaml"
    case .evaluation(let model, let version, let id):
      "\(directory(of: model))/evaluations/\(version)/\(id.month)/\(id).yaml"
    case .approval(let model, let version, let id):
      "\(directory(of: model))/approvals/\(version)/\(id).yaml"
    case .deployment(let model, let environment, let name):
      "\(directory(of: model))/deployments/\(environment)/\(name).yaml"
    case .system(let name): "systems/\(name)/system.yaml"
    case .risk(let system, let id): "systems/\(system)/risks/\(id).yaml"
    case .incident(let system, let id): "systems/\(system)/incidents/\(id).yaml"
    case .policy(let name): "policies/\(name).yaml"
    case .waiver(let name): "waivers/\(name)/waiver.yaml"
    case .waiverApproval(let waiver, let id): "waivers/\(waiver)/approvals/\(id).yaml"
    }
  }

  /// The directory of a model.
  package static func directory(of model: ModelName) -> String { "models/\(model)" }

  /// The folder below `models/` that holds a whole model, where the file at `path` lies in one by the names on its
  /// path: one folder or two, and a part of a model behind.
  static func modelFolder(of path: String) -> Substring? {
    guard path.hasPrefix("models/") else { return nil }
    var start = "models/".utf8.count
    for length in 0...2 {
      let rest = path.utf8.dropFirst(start)
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else {
        return length > 0 && rest.elementsEqual("model.yaml".utf8)
          ? path[..<rest.startIndex].dropLast() : nil
      }
      let name = path[rest.startIndex..<slash]
      if ModelName.reserved.contains(where: { name.utf8.elementsEqual($0.utf8) }) {
        return length > 0 ? path[..<rest.startIndex].dropLast() : nil
      }
      start += name.utf8.count + 1
    }
    return nil
  }

  /// The top-level directories whose YAML files are documents of the registry.
  private static let documentRoots: Set<String> = [
    "people", "teams", "datasets", "models", "systems", "policies", "waivers",
  ]

  /// Whether the file at `path` is meant to be a document: YAML in one of the registry's directories.
  ///
  /// Structured evidence below systems is left to the framework packs that bring its schema.
  package static func isDocument(_ path: String) -> Bool {
    if path == registryFile { return true }
    guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else { return false }
    let parts = path.split(separator: "/")
    return belongsToDocuments(parts)
  }

  /// Whether a file lies where only documents do: in one of their folders, and not among evidence.
  private static func belongsToDocuments(_ parts: [Substring]) -> Bool {
    guard parts.count > 1, documentRoots.contains(String(parts[0])) else { return false }
    return !(parts[0] == "systems" && parts.count > 2 && parts[2] == "evidence")
  }

  /// Whether the file at `path`, which is no document, lies where only documents do.
  package static func isStray(_ path: String) -> Bool {
    !isDocument(path) && belongsToDocuments(path.split(separator: "/"))
  }

  /// What the document at `path` identifies, or nil when no identifier is spelled that way.
  package static func ref(at path: String) -> EntityRef? {
    if path == registryFile { return .registry }
    let parts = path.parts(at: "/")
    guard parts.count >= 2, let file = parts.last, file.hasSuffix(".yaml") else { return nil }
    let stem = String(file.dropLast(5))
    let found: EntityRef?
    switch (parts[0], parts.count) {
    case ("people", 2): found = personal(stem).map(EntityRef.person)
    case ("teams", 2): found = identifier(stem).map(EntityRef.team)
    case ("datasets", 2): found = identifier(stem).map(EntityRef.dataset)
    case ("policies", 2): found = identifier(stem).map(EntityRef.policy)
    case ("systems", 3) where stem == "system": found = identifier(parts[1]).map(EntityRef.system)
    case ("systems", 4): found = systemPart(parts[1], parts[2], stem)
    case ("waivers", 3) where stem == "waiver": found = identifier(parts[1]).map(EntityRef.waiver)
    case ("waivers", 4) where parts[2] == "approvals":
      found = identifier(parts[1]).flatMap { waiver in
        personal(stem).map { EntityRef.waiverApproval(waiver: waiver, $0) }
      }
    case ("models", 3...): found = modelPart(Array(parts.dropFirst()), stem)
    default: found = nil
    }
    // A second spelling of the same identifier (version `2.1.yaml`) is no path of it.
    return found.flatMap { self.path(of: $0) == path ? $0 : nil }
  }

  private static func identifier(_ text: String) -> Identifier? { try? Identifier(text) }
  private static func personal(_ text: String) -> Identifier? {
    try? Identifier(text, start: .letterOrDigit)
  }

  private static func systemPart(_ system: String, _ folder: String, _ stem: String) -> EntityRef? {
    guard let system = identifier(system), let id = personal(stem) else { return nil }
    switch folder {
    case "risks": return .risk(system: system, id)
    case "incidents": return .incident(system: system, id)
    default: return nil
    }
  }

  /// `parts` are those behind `models/`, the file included.
  private static func modelPart(_ parts: [String], _ stem: String) -> EntityRef? {
    let length = parts.firstIndex { ModelName.reserved.contains($0) || $0 == "model.yaml" } ?? 0
    guard (1...2).contains(length),
      let model = try? ModelName(parts[..<length].joined(separator: "/"))
    else { return nil }
    let rest = Array(parts[length...])
    func version(_ text: String) -> VersionNumber? { try? VersionNumber(text) }
    switch (rest[0], rest.count) {
    case ("model.yaml", 1): return .model(model)
    case ("versions", 2): return version(stem).map { .version(model, $0) }
    case ("evaluations", 4):
      guard let number = version(rest[1]), let id = try? EvaluationID(stem) else { return nil }
      return .evaluation(model, number, id)
    case ("approvals", 3):
      guard let number = version(rest[1]), let id = personal(stem) else { return nil }
      return .approval(model, number, id)
    case ("deployments", 3):
      guard let environment = identifier(rest[1]), let name = identifier(stem) else { return nil }
      return .deployment(model, environment: environment, name: name)
    default: return nil
    }
  }
}
