import Documents
package import Findings
import JSONSchema

/// Rules between a base and a head, as the schemas declare them by `x-registrar-*`: no code per kind.
///
/// Authority comes from the base: its schemas' annotations and its documents' states decide.
package enum ChangeRules {
  /// All of them.
  package static let all = [immutable, appendOnly, transition, undeletable]

  /// What `change` breaks, with the rules' own severities.
  static func breaches(in change: ProposedChange) -> [Finding] {
    change.documents.flatMap { path, old, new -> [Finding] in
      guard let old, let schema = change.base.schemas.document(of: old.kind)?.root else {
        return []
      }
      guard let new else { return removal(of: old, schema) }
      if applies(schema["x-registrar-append-only"], to: old), !old.root.isEqual(to: new.root) {
        return [
          Finding(
            appendOnly, at: Finding.Location(path: path),
            "\(old.ref) is on record and cannot change",
            remedy: "add a new document that supersedes it")
        ]
      }
      return changes(from: old.root, to: new.root, schema, in: new, base: old)
    }
  }

  private static func removal(of old: Entity, _ schema: Node) -> [Finding] {
    let location = Finding.Location(path: old.path)
    if applies(schema["x-registrar-append-only"], to: old) {
      return [Finding(appendOnly, at: location, "\(old.ref) is on record and cannot be removed")]
    }
    if old.ref == .registry {
      return [
        Finding(
          undeletable, at: location, "a registry cannot go on without its registry.yaml",
          remedy: "restore the file")
      ]
    }
    guard applies(schema["x-registrar-undeletable"], to: old) else { return [] }
    return [
      Finding(
        undeletable, at: location, "\(old.ref) cannot be removed",
        remedy: "run 'registrar withdraw \(old.ref)'")
    ]
  }

  /// Compares the properties that `schema` annotates, top level and below.
  private static func changes(
    from old: Node, to new: Node, _ schema: Node, in head: Entity, base: Entity
  ) -> [Finding] {
    (schema["properties"]?.members.map { $0 } ?? []).flatMap { property -> [Finding] in
      let before = old[property.name]
      let after = new[property.name]
      let place = after ?? new
      if applies(property.value["x-registrar-immutable"], to: base), !before.isSame(as: after) {
        return [
          Finding(
            immutable, at: head.location(of: firstDifference(before, after) ?? place),
            "'\(property.name)' of \(head.ref) cannot change any more",
            remedy: "add a new version with the change")
        ]
      }
      if let table = property.value["x-registrar-transitions"], let from = before?.string,
        let to = after?.string, from != to
      {
        let allowed = table[from]?.elements.compactMap(\.string) ?? []
        if !allowed.contains(to) {
          return [
            Finding(
              transition, at: head.location(of: place),
              "'\(property.name)' of \(head.ref) cannot go from '\(from)' to '\(to)'",
              remedy: allowed.isEmpty
                ? "'\(from)' is final"
                : "from '\(from)' it may go to \(allowed.joined(separator: ", "))")
          ]
        }
      }
      guard let before, let after, before.kind == .object, after.kind == .object else { return [] }
      return changes(from: before, to: after, property.value, in: head, base: base)
    }
  }

  /// Where the value began to differ: the innermost value of `new` that `old` has otherwise.
  private static func firstDifference(_ old: Node?, _ new: Node?) -> Node? {
    guard let new, !old.isSame(as: new) else { return nil }
    switch (old?.kind, new.kind) {
    case (.object, .object):
      return new.members.lazy.compactMap { firstDifference(old?[$0.name], $0.value) }.first ?? new
    case (.array, .array) where old?.count == new.count:
      return zip(old?.elements.map { $0 } ?? [], new.elements).lazy
        .compactMap { firstDifference($0, $1) }.first ?? new
    default: return new
    }
  }

  /// Whether an annotation holds for the base document: `true`, or `{"when": <schema>}` that accepts it.
  private static func applies(_ annotation: Node?, to base: Entity) -> Bool {
    guard let annotation else { return false }
    if let flag = annotation.boolean { return flag }
    guard let when = annotation["when"] else { return true }
    do {
      let schema = try SchemaCompiler.compile(try JSONReader.read(JSONWriter.bytes(when.value)))
      return try schema.isValid(base.root)
    } catch {
      // A condition that cannot be judged protects: the schema's own check says what is wrong with it.
      return true
    }
  }
}
