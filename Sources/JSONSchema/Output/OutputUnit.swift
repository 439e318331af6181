import Documents

/// One node of the tree of an evaluation: a schema or a keyword, applied to one value.
///
/// Schemas hold keywords and keywords hold the schemas that they apply, in turn. What a unit tells is
/// listed in JSON Schema Core 2020-12, section 12.3.
struct OutputUnit: Sendable {
  /// What has been evaluated.
  enum Kind: Sendable { case schema, keyword }

  /// Whether it is a schema or a keyword.
  let kind: Kind
  /// The path through the schema, references included.
  let keywordLocation: JSONPointer
  /// The canonical URI of the same place, references followed.
  let absoluteKeywordLocation: String
  /// The value that it was applied to.
  let instanceLocation: JSONPointer
  /// Whether it held.
  private(set) var isValid = true
  /// Why it did not, where that is not just said by its children.
  private(set) var error: String?
  /// What the keyword says about the value, if the schema around it holds.
  var annotation: JSONValue?
  /// The units inside it.
  var children: [OutputUnit] = []

  /// A unit that holds until something is found.
  init(
    _ kind: Kind, keywordLocation: JSONPointer, absoluteKeywordLocation: String,
    instanceLocation: JSONPointer
  ) {
    self.kind = kind
    self.keywordLocation = keywordLocation
    self.absoluteKeywordLocation = absoluteKeywordLocation
    self.instanceLocation = instanceLocation
  }

  /// Makes it invalid, with a reason of its own or for its children's sake.
  mutating func fail(_ error: String? = nil) {
    isValid = false
    self.error = error
    annotation = nil
  }

  /// Makes it invalid if one of its children is.
  mutating func failWithChildren() {
    if !children.allSatisfy(\.isValid) { fail() }
  }
}
