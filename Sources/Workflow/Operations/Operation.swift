package import Documents
package import Registry
import YAML

/// What people do to a registry. Each operation plans on a context and has no effect of its own.
package enum Operation {
  /// Plans a new document.
  ///
  /// - Parameters:
  ///   - ref: what it is.
  ///   - fields: its content beyond apiVersion, kind and the keys that repeat its identifier.
  ///   - finishing: adds to the whole document what depends on all of it.
  package static func add(
    _ ref: EntityRef, _ fields: JSONValue, in context: Writer.Context,
    finishing: (inout JSONValue) throws -> Void = { _ in }
  ) throws -> Plan {
    if context.snapshot[ref] != nil { throw WorkflowError.alreadyExists(ref) }
    var value = DocumentText.beginning(of: ref)
    merge(fields, into: &value)
    try finishing(&value)
    let content = DocumentText.make(value, for: ref, schemas: context.snapshot.schemas)
    return plan(ref, from: nil, to: value, content: content)
  }

  /// Plans an addition whose files stand already, such as ones that were written by hand; worded by the
  /// first document among them.
  package static func put(
    _ files: [(path: String, content: [UInt8])], in context: Writer.Context
  ) throws -> Plan {
    guard !files.isEmpty else {
      throw WorkflowError.brokenResource("put", reason: "no files")
    }
    let documents = files.compactMap { file in RegistryPath.ref(at: file.path).map { ($0, file) } }
    let subject = documents.first?.0 ?? .registry
    let plan = Plan(
      changes: Dictionary(files.map { ($0.path, Optional($0.content)) }) { _, last in last },
      action: "\(subject.kind.word).added", subject: subject, summary: "Add \(subject)")
    // The rules tell what keeps a file from being read.
    guard let (ref, file) = documents.first,
      let value = try? YAMLReader.read(file.content).root.value
    else { return plan }
    let first = Self.plan(
      ref, from: context.snapshot[ref]?.root.value, to: value, content: file.content)
    let more = files.count > 1 ? " and \(files.count - 1) more" : ""
    return Plan(
      changes: plan.changes, action: first.action, subject: ref, summary: first.summary + more)
  }

  /// Plans the removal of a document that may go; what may not is refused by the rules.
  package static func remove(_ entity: Entity) throws(WorkflowError) -> Plan {
    if case .deployment = entity.ref, entity.text("status") == "active" {
      throw .notApplicable(
        entity.ref, operation: "remove",
        remedy: "it runs; 'registrar withdraw \(entity.ref)' retires it and keeps the record")
    }
    return Plan(
      changes: [entity.path: Optional<[UInt8]>.none], action: "\(entity.kind.word).removed",
      subject: entity.ref,
      summary: "Remove \(entity.ref)")
  }

  /// Plans new content for a document, worded by what the difference means.
  static func plan(
    _ ref: EntityRef, from old: JSONValue?, to new: JSONValue, content: [UInt8], body: String? = nil
  ) -> Plan {
    let change = SemanticChange(ref, from: old, to: new)
    let action = change?.action.description ?? "\(ref.kind.word).changed"
    return Plan(
      changes: [RegistryPath.path(of: ref): content], action: action, subject: ref,
      summary: change.map { ChangeWords.summary(of: $0) } ?? "Lay out \(ref) anew", body: body)
  }

  private static func merge(_ fields: JSONValue, into value: inout JSONValue) {
    for member in fields.members {
      if case .object = member.value, case .object? = value[member.key] {
        var nested = value[member.key] ?? .object([])
        merge(member.value, into: &nested)
        value[member.key] = nested
      } else {
        value[member.key] = member.value
      }
    }
  }
}
