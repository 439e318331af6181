package import Documents
package import Git
import JSONSchema

/// One document of a registry: a file that could be read, at a path that spells an identifier.
package struct Entity: Sendable {
  /// What its path identifies.
  package let ref: EntityRef
  /// Its path below the registry.
  package let path: String
  /// Its content.
  package let document: Document
  /// Its blob, where Git holds it.
  package let blob: ObjectID?
  /// The strings that refer to other documents, as the schema's `x-registrar-reference` marks them.
  package let references: [ReferenceSite]

  /// A string that must name a document of one of `kinds`.
  package struct ReferenceSite: Sendable {
    /// The string.
    package let node: Node
    /// What it may name: words of `x-registrar-reference`.
    package let kinds: [String]
  }

  /// The root of the document.
  package var root: Node { document.root }
  /// The kind, by its path.
  package var kind: Kind { ref.kind }

  /// The text at a top-level key, or nil when there is none.
  package func text(_ key: String) -> String? { root[key]?.string }
}
