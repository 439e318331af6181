package import Documents
import YAML

/// The canonical text of a document: editor line, keys in the schema's order, block style.
package enum DocumentText {
  /// The file content of `value` for the document `ref`.
  package static func make(_ value: JSONValue, for ref: EntityRef, schemas: SchemaSet) -> [UInt8] {
    Array(
      YAMLWriter.text(
        value, order: schemas.keyOrder(of: ref.kind), header: editorLine(for: ref)
      ).utf8)
  }

  /// The comment by which editors find the schema: a path relative to the document.
  package static func editorLine(for ref: EntityRef) -> String {
    let depth = RegistryPath.path(of: ref).utf8.count { $0 == UInt8(ascii: "/") }
    let up = String(repeating: "../", count: depth)
    return "# yaml-language-server: $schema=\(up)\(ref.kind.schemaPath)"
  }

  /// A new document's first keys: apiVersion, kind and whatever repeats the identifier.
  package static func beginning(of ref: EntityRef) -> JSONValue {
    var value: JSONValue = [
      "apiVersion": .string(currentAPIVersion), "kind": .string(ref.kind.rawValue),
    ]
    for (pointer, text) in ref.identity {
      if pointer.tokens.count == 1 {
        value[pointer.tokens[0]] = .string(text)
      } else {
        var outer = value[pointer.tokens[0]] ?? .object([])
        outer[pointer.tokens[1]] = .string(text)
        value[pointer.tokens[0]] = outer
      }
    }
    return value
  }
}
