/// The name of a model: `name` or `namespace/name`.
package struct ModelName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The part before the slash, if any.
  package let namespace: Identifier?
  /// The part after it.
  package let name: Identifier

  /// Folder names inside a model's directory.
  private static let reserved = ["versions", "evaluations", "approvals", "deployments"]

  /// Whether `text` is the name of a folder inside a model's directory, and so of no model or namespace.
  package static func isReserved(_ text: some StringProtocol) -> Bool {
    reserved.contains { text.utf8.elementsEqual($0.utf8) }
  }

  /// Whether `text` may be one of the parts of a name.
  static func isPart(_ text: String) -> Bool {
    (try? Identifier(text)) != nil && !isReserved(text)
  }

  /// Checks `text`.
  package init(_ text: String) throws(NameError) {
    let parts = text.parts(at: "/")
    guard parts.count <= 2 else { throw .tooManyParts(text) }
    for part in parts where Self.isReserved(part) { throw .reserved(part) }
    if parts.count == 2 {
      namespace = try Identifier(parts[0])
      name = try Identifier(parts[1])
    } else {
      namespace = nil
      name = try Identifier(text)
    }
  }

  /// The name whose parts these are, one or two, none of them reserved; nil where they are no such name.
  init?(parts: ArraySlice<String>) {
    guard (1...2).contains(parts.count), let last = parts.last, let name = try? Identifier(last)
    else { return nil }
    if parts.count == 2 {
      guard let namespace = parts.first.flatMap({ try? Identifier($0) }) else { return nil }
      self.namespace = namespace
    } else {
      namespace = nil
    }
    self.name = name
  }

  package var description: String { namespace.map { "\($0)/\(name)" } ?? name.text }
  package static func < (left: ModelName, right: ModelName) -> Bool {
    left.description < right.description
  }
}
