/// The name of a model: `name` or `namespace/name`.
package struct ModelName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The part before the slash, if any.
  package let namespace: Identifier?
  /// The part after it.
  package let name: Identifier

  /// Folder names inside a model's directory, which therefore name no model or namespace.
  package static let reserved: Set<String> = [
    "versions", "evaluations", "approvals", "deployments",
  ]

  /// Checks `text`.
  package init(_ text: String) throws(NameError) {
    let parts = text.parts(at: "/")
    guard parts.count <= 2 else { throw .tooManyParts(text) }
    for part in parts where Self.reserved.contains(part) { throw .reserved(part) }
    if parts.count == 2 {
      namespace = try Identifier(parts[0])
      name = try Identifier(parts[1])
    } else {
      namespace = nil
      name = try Identifier(text)
    }
  }

  package var description: String { namespace.map { "\($0)/\(name)" } ?? name.text }
  package static func < (left: ModelName, right: ModelName) -> Bool {
    left.description < right.description
  }
}
