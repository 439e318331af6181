import Documents
import Git
import Registry

extension HealthCheck {
  /// The registry's schemas against those of this binary.
  static func schemas(of clone: Clone) throws -> [HealthCheck] {
    guard let snapshot = clone.snapshot else { return [] }
    var paths: [SchemaStanding: [String]] = [:]
    for kind in Kind.allCases {
      paths[try SchemaStanding(of: kind, in: snapshot), default: []].append(kind.schemaPath)
    }
    func list(_ standing: SchemaStanding) -> String? { paths[standing]?.joined(separator: ", ") }
    let upgrade = "run 'registrar upgrade'"
    var checks: [HealthCheck] = []
    if let newer = list(.newer) {
      checks.append(
        .problem(
          .schemas, "of a newer registrar than this one: \(newer)", remedy: "install that one"))
    }
    if let older = list(.older) {
      checks.append(
        .warning(.schemas, "older than those of this registrar: \(older)", remedy: upgrade))
    }
    if let edited = list(.edited) {
      checks.append(
        .warning(
          .schemas,
          "edited by hand, or of a release that this registrar does not know: \(edited)",
          remedy: "if they are to stay, give them an '$id' of your own; if not, "
            + "run 'registrar upgrade --force'"))
    }
    if paths[.absent]?.count == Kind.allCases.count {
      checks.append(
        .warning(
          .schemas, "the registry pins no schemas: each registrar judges by its own",
          remedy: upgrade))
    } else if let absent = list(.absent) {
      checks.append(
        .warning(
          .schemas, "not pinned, so that each registrar judges by its own: \(absent)",
          remedy: upgrade))
    }
    if let foreign = list(.foreign) {
      checks.append(.ok(.schemas, "the registry's own: \(foreign)"))
    }
    if let current = paths[.current], checks.isEmpty {
      return [.ok(.schemas, "\(current.count) schemas, all those of this registrar")]
    }
    return checks
  }

  /// `rulesVersion` of registry.yaml against that of this binary.
  static func rules(of clone: Clone) -> [HealthCheck] {
    guard let version = clone.snapshot?.registry?.root["rulesVersion"]?.number?.int else {
      return []
    }
    return [rules(pinned: version, known: RuleCatalogue.version)]
  }

  /// What follows from both.
  static func rules(pinned: Int, known: Int) -> HealthCheck {
    if pinned > known {
      return .problem(
        .rules,
        "registry.yaml asks for version \(pinned) of the rules; this registrar knows \(known)",
        remedy: "install a newer registrar")
    }
    if pinned < known {
      return .warning(
        .rules,
        "registry.yaml asks for version \(pinned) of the rules; this registrar has \(known)",
        remedy: "run 'registrar upgrade'")
    }
    return .ok(.rules, "version \(pinned) of the rules, that of this registrar")
  }
}
