import Documents

/// One node of the tree of an evaluation: a schema or a keyword, applied to one value.
///
/// Schemas hold keywords and keywords hold the schemas that they apply, in turn. What a unit tells is
/// listed in JSON Schema Core 2020-12, section 12.3. Its locations are kept as what leads to them from
/// the unit around it: whole ones of every unit could take far more memory than schema and instance.
struct OutputUnit: Sendable {
  /// What has been evaluated.
  enum Kind: Sendable { case schema, keyword }

  /// Whether it is a schema or a keyword.
  let kind: Kind
  /// The schema, or the one that holds the keyword.
  let block: UInt32
  /// The tokens of the path through the schema that lead here; a keyword's name is the last.
  private(set) var tokens: [String]
  /// The tokens of the path through the instance that lead here; none for the same value.
  private(set) var instanceTokens: [String]
  /// Whether it held.
  private(set) var isValid = true
  /// Why it did not, where that is not just said by its children.
  private(set) var error: String?
  /// Whether what failed inside it is a reason for its failing.
  private(set) var failsForChildren = true
  /// What the keyword says about the value, if the schema around it holds.
  var annotation: JSONValue?
  /// The units inside it.
  var children: [OutputUnit] = []

  /// A unit that holds until something is found.
  init(
    _ kind: Kind, _ block: UInt32, tokens: [String] = [], instanceTokens: [String] = []
  ) {
    self.kind = kind
    self.block = block
    self.tokens = tokens
    self.instanceTokens = instanceTokens
  }

  /// Makes it invalid, with a reason of its own or for its children's sake.
  mutating func fail(_ error: String? = nil) {
    isValid = false
    self.error = error
    annotation = nil
  }

  /// Makes it invalid because of what held inside it, as `not` is.
  mutating func failForWhatHolds(_ error: String) {
    fail(error)
    failsForChildren = false
  }

  /// Makes it invalid if one of its children is.
  mutating func failWithChildren() {
    if !children.allSatisfy(\.isValid) { fail() }
  }

  /// The unit as a child of those around `parent`, which gives way to it.
  func replacing(_ parent: OutputUnit) -> OutputUnit {
    var unit = self
    unit.tokens = parent.tokens + tokens
    unit.instanceTokens = parent.instanceTokens + instanceTokens
    return unit
  }
}
