import Documents
import Registry

extension Operation {
  /// Plans to bring the registry's schemas, and the version of its rules, forward to this binary's. Schemas
  /// that the registry does not pin yet are added; those that go by an `$id` of their own are left alone.
  ///
  /// - Parameters:
  ///   - force: whether schemas that were edited by hand are replaced too.
  ///   - rulesVersion: the version of the binary's rules.
  ///   - released: what is known to be a schema of ours, unedited.
  /// - Throws: `WorkflowError.nothingToUpgrade`; `.editedSchemas` without `force`; `.newerThanBinary`.
  package static func upgrade(
    force: Bool = false, rulesVersion: Int = RuleCatalogue.version,
    released: ReleasedSchemas = .all, in context: Writer.Context
  ) throws -> Plan {
    let snapshot = context.snapshot
    var changes: [String: [UInt8]?] = [:]
    var edited: [String] = []
    var words: [String] = []
    for kind in Kind.allCases {
      let standing = try SchemaStanding(of: kind, in: snapshot, released: released)
      switch standing {
      case .current, .foreign: continue
      case .newer: throw WorkflowError.newerThanBinary(path: kind.schemaPath)
      case .edited where !force: edited.append(kind.schemaPath)
      case .absent, .older, .edited:
        guard let text = SchemaSet.builtInText(of: kind) else { continue }
        changes[kind.schemaPath] = text
        words.append("- \(kind.schemaPath): \(standing == .absent ? "added" : "replaced")")
      }
    }
    if !edited.isEmpty { throw WorkflowError.editedSchemas(edited) }
    let parts = changes.isEmpty ? [] : ["schemas"]
    let rules = try upgradeRules(to: rulesVersion, in: context)
    if changes.isEmpty, rules.isEmpty { throw WorkflowError.nothingToUpgrade }
    changes.merge(rules) { _, new in new }
    let all = parts + (rules.isEmpty ? [] : ["rules to version \(rulesVersion)"])
    return Plan(
      changes: changes, action: "registry.upgraded", subject: .registry,
      summary: "Upgrade the \(all.joined(separator: " and the "))",
      body: words.isEmpty ? nil : words.joined(separator: "\n"))
  }

  /// registry.yaml with `rulesVersion` raised to `version`; nothing where it is that already.
  private static func upgradeRules(
    to version: Int, in context: Writer.Context
  ) throws -> [String: [UInt8]?] {
    guard let registry = context.snapshot.registry,
      let current = registry.root["rulesVersion"]?.number?.int, current != version
    else { return [:] }
    if current > version { throw WorkflowError.newerThanBinary(path: registry.path) }
    let assignment = Assignment(path: "rulesVersion", effect: .setValue(.int(version)))
    return try set(registry, [assignment], in: context).changes
  }
}
