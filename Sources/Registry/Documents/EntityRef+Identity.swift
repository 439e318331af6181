package import Documents

/// The keys by which a document repeats its own identifier, and what they must say.
extension EntityRef {
  /// Top-level keys and their values, in canonical order; an approval's subject is nested one level.
  package var identity: [(pointer: JSONPointer, value: String)] {
    func top(_ pairs: (String, any CustomStringConvertible)...) -> [(JSONPointer, String)] {
      pairs.map { (JSONPointer([$0.0]), "\($0.1)") }
    }
    switch self {
    case .registry: return []
    case .person(let name), .team(let name), .dataset(let name), .system(let name),
      .policy(let name), .waiver(let name):
      return top(("name", name))
    case .model(let model): return top(("name", model))
    case .version(let model, let version): return top(("model", model), ("version", version))
    case .evaluation(let model, let version, let id):
      return top(("model", model), ("version", version), ("id", id))
    case .approval(let model, let version, let id):
      return top(("id", id)) + [
        (JSONPointer(["subject", "model"]), "\(model)"),
        (JSONPointer(["subject", "version"]), "\(version)"),
      ]
    case .waiverApproval(let waiver, let id):
      return top(("id", id)) + [(JSONPointer(["subject", "waiver"]), "\(waiver)")]
    case .deployment(let model, let environment, let name):
      return top(("model", model), ("environment", environment), ("name", name))
    case .risk(let system, let id), .incident(let system, let id):
      return top(("system", system), ("id", id))
    }
  }

  /// What the content of a document of `kind` says that it is; nil where its identity cannot be read.
  package init?(content root: Node, kind: Kind) {
    func text(_ keys: String...) -> String? { root.value(at: JSONPointer(keys))?.string }
    func identifier(_ keys: String...) -> Identifier? {
      root.value(at: JSONPointer(keys))?.string.flatMap { try? Identifier($0) }
    }
    func personal(_ key: String) -> Identifier? {
      text(key).flatMap { try? Identifier($0, start: .letterOrDigit) }
    }
    func model(_ keys: String...) -> ModelName? {
      root.value(at: JSONPointer(keys))?.string.flatMap { try? ModelName($0) }
    }
    func version(_ keys: String...) -> VersionNumber? {
      root.value(at: JSONPointer(keys))?.string.flatMap { try? VersionNumber($0) }
    }
    let found: EntityRef?
    switch kind {
    case .registry: found = .registry
    case .person: found = personal("name").map(EntityRef.person)
    case .team: found = identifier("name").map(EntityRef.team)
    case .dataset: found = identifier("name").map(EntityRef.dataset)
    case .system: found = identifier("name").map(EntityRef.system)
    case .policy: found = identifier("name").map(EntityRef.policy)
    case .waiver: found = identifier("name").map(EntityRef.waiver)
    case .model: found = model("name").map(EntityRef.model)
    case .version:
      guard let model = model("model"), let version = version("version") else { return nil }
      found = .version(model, version)
    case .evaluation:
      guard let model = model("model"), let version = version("version"),
        let id = text("id").flatMap({ try? EvaluationID($0) })
      else { return nil }
      found = .evaluation(model, version, id)
    case .approval:
      guard let id = personal("id") else { return nil }
      if let waiver = identifier("subject", "waiver") {
        found = .waiverApproval(waiver: waiver, id)
      } else if let model = model("subject", "model"), let version = version("subject", "version") {
        found = .approval(model, version, id)
      } else {
        found = nil
      }
    case .deployment:
      guard let model = model("model"), let environment = identifier("environment"),
        let name = identifier("name")
      else { return nil }
      found = .deployment(model, environment: environment, name: name)
    case .risk, .incident:
      guard let system = identifier("system"), let id = personal("id") else { return nil }
      found = kind == .risk ? .risk(system: system, id) : .incident(system: system, id)
    }
    guard let found else { return nil }
    self = found
  }
}
