package import Documents

/// Why an edit was not made; the text is then as it was.
package enum YAMLEditError: Error, Hashable, Sendable {
  /// The text cannot be read in the first place.
  case unreadable(YAMLError)
  /// Nothing stands at the path, and nothing can be made there.
  case noSuchValue(JSONPointer)
  /// The path leads through a value that holds no others.
  case notACollection(JSONPointer, NodeKind)
  /// The value is shared through an anchor and its aliases: changing it would change others.
  case shared(JSONPointer)
  /// The text is laid out in a way in which this edit cannot be made in place.
  case unsupportedLayout(JSONPointer)

  /// A lower-case fragment that says what is wrong.
  package var summary: String {
    switch self {
    case .unreadable(let error): error.summary
    case .noSuchValue(let path): "there is nothing at '\(path)'"
    case .notACollection(let path, let kind):
      "the value at '\(path)' is \(kind.name), not a collection"
    case .shared(let path): "the value at '\(path)' is shared through an anchor"
    case .unsupportedLayout(let path): "the text around '\(path)' cannot be edited in place"
    }
  }

  /// What to do about it.
  package var remedy: String? {
    switch self {
    case .unreadable(let error): error.remedy
    case .noSuchValue, .notACollection: nil
    case .shared: "write the value out where the alias stands"
    case .unsupportedLayout: "format the file first, or edit it by hand"
    }
  }
}
