/// How identifiers are spelled as paths below the registry, and back: the only place that knows.
package enum RegistryPath {
  /// The file that makes a directory a registry.
  package static let registryFile = "registry.yaml"
  /// The file that makes a folder below `models/` a model.
  static let modelFile = "model.yaml"
  /// Whose keys are whose (ALLOWED SIGNERS in ssh-keygen(1)).
  package static let allowedSigners = "trust/allowed_signers"

  /// The path of the document that `ref` identifies.
  package static func path(of ref: EntityRef) -> String {
    switch ref {
    case .registry: registryFile
    case .person(let name): "people/\(name).yaml"
    case .team(let name): "teams/\(name).yaml"
    case .dataset(let name): "datasets/\(name).yaml"
    case .model(let model): "\(directory(of: model))/\(modelFile)"
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
        return length > 0 && rest.elementsEqual(modelFile.utf8)
          ? path[..<rest.startIndex].dropLast() : nil
      }
      let name = path[rest.startIndex..<slash]
      if ModelName.isReserved(name) {
        return length > 0 ? path[..<rest.startIndex].dropLast() : nil
      }
      start += name.utf8.count + 1
    }
    return nil
  }

  /// The top-level directories whose YAML files are documents of the registry.
  private static let documentRoots = [
    "people", "teams", "datasets", "models", "systems", "policies", "waivers",
  ]

  /// The first name on `path`.
  static func root(of path: String) -> Substring { path.prefix { $0 != "/" } }

  /// Whether the folder at `path` is one of those at the top whose YAML files are documents, that of models left out.
  static func holdsDocuments(_ path: String) -> Bool {
    path != "models" && documentRoots.contains(path)
  }

  /// Whether the file at `path` is meant to be a document: YAML in one of the registry's directories.
  ///
  /// Structured evidence below systems is left to the framework packs that bring its schema.
  package static func isDocument(_ path: String) -> Bool {
    if path == registryFile { return true }
    let bytes = path.utf8
    guard bytes.suffix(5).elementsEqual(".yaml".utf8) || bytes.suffix(4).elementsEqual(".yml".utf8)
    else { return false }
    return belongsToDocuments(path)
  }

  /// Whether a file lies where only documents do: in one of their folders, and not among evidence.
  private static func belongsToDocuments(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3)
    guard parts.count > 1, documentRoots.contains(where: { parts[0].elementsEqual($0.utf8) }) else {
      return false
    }
    return
      !(parts.count > 2 && parts[0].elementsEqual("systems".utf8)
      && parts[2].elementsEqual("evidence".utf8))
  }

  /// Whether the file at `path`, which is no document, lies where only documents do.
  package static func isStray(_ path: String) -> Bool {
    !isDocument(path) && belongsToDocuments(path)
  }

  /// What the document at `path` identifies, or nil when no identifier is spelled that way.
  package static func ref(at path: String) -> EntityRef? {
    if path == registryFile { return .registry }
    guard path.utf8.count > 5, path.utf8.suffix(5).elementsEqual(".yaml".utf8) else { return nil }
    let parts = path.parts(at: "/")
    guard parts.count >= 2, let file = parts.last else { return nil }
    let stem = String(decoding: file.utf8.dropLast(5), as: UTF8.self)
    switch (parts[0], parts.count) {
    case ("people", 2): return personal(stem).map(EntityRef.person)
    case ("teams", 2): return identifier(stem).map(EntityRef.team)
    case ("datasets", 2): return identifier(stem).map(EntityRef.dataset)
    case ("policies", 2): return identifier(stem).map(EntityRef.policy)
    case ("systems", 3) where stem == "system": return identifier(parts[1]).map(EntityRef.system)
    case ("systems", 4): return systemPart(parts[1], parts[2], stem)
    case ("waivers", 3) where stem == "waiver": return identifier(parts[1]).map(EntityRef.waiver)
    case ("waivers", 4) where parts[2] == "approvals":
      return identifier(parts[1]).flatMap { waiver in
        personal(stem).map { EntityRef.waiverApproval(waiver: waiver, $0) }
      }
    case ("models", 3...): return modelPart(parts.dropFirst(), stem)
    default: return nil
    }
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
  private static func modelPart(_ parts: ArraySlice<String>, _ stem: String) -> EntityRef? {
    guard let end = parts.firstIndex(where: { ModelName.isReserved($0) || $0 == modelFile }),
      let model = ModelName(parts: parts[..<end])
    else { return nil }
    let rest = Array(parts[end...])
    switch (rest[0], rest.count) {
    case (modelFile, 1): return .model(model)
    case ("versions", 2): return version(stem).map { .version(model, $0) }
    case ("evaluations", 4):
      guard let number = version(rest[1]), let id = try? EvaluationID(stem), id.month == rest[2]
      else { return nil }
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

  /// A version in the one spelling that paths have; a second one (`2.1`) is no path of it.
  private static func version(_ text: String) -> VersionNumber? {
    (try? VersionNumber(text)).flatMap { $0.description == text ? $0 : nil }
  }
}
