package import Documents
package import RegularExpressions

/// Why a schema cannot be used, with the place in the schema document where it shows.
package struct SchemaError: Error, Sendable {
  /// What is wrong.
  package let reason: Reason
  /// The offending node of the schema document; nil when the document itself is missing.
  package let location: Node?
  /// URI of the schema resource that holds `location`.
  package let schema: String

  /// An error at a node of the resource `schema`.
  init(_ reason: Reason, at location: Node?, in schema: String) {
    self.reason = reason
    self.location = location
    self.schema = schema
  }

  /// The ways in which a schema can be unusable.
  package enum Reason: Error, Sendable {
    /// A reference, resolved to the URI given, leads to nothing that is known.
    case unresolvedReference(String)
    /// Two documents claim the URI that a reference uses.
    case ambiguousIdentifier(String)
    /// One document uses an identifier or anchor twice.
    case duplicateIdentifier(String)
    /// An `$id` has a fragment.
    case identifierWithFragment(String)
    /// The value of a keyword has the wrong type or range.
    case malformedKeyword(String)
    /// What stands where a schema must is neither an object nor a boolean.
    case notASchema(NodeKind)
    /// A regular expression of `pattern` or `patternProperties` is wrong.
    case invalidPattern(PatternError)
    /// The schema breaks its meta-schema.
    case invalidSchema([SchemaFailure])
    /// `$schema` names a dialect whose meta-schema is not known.
    case unknownDialect(String)
    /// The dialect requires a vocabulary that this implementation does not know.
    case unknownVocabulary(String)
    /// The schema applies itself to the same value for ever, through the schemas at these locations.
    case infiniteReference([String])
  }

  /// A lower-case fragment that says what is wrong.
  package var summary: String {
    switch reason {
    case .unresolvedReference(let uri): "the reference '\(uri)' leads to no known schema"
    case .ambiguousIdentifier(let uri): "two schema documents claim the URI '\(uri)'"
    case .duplicateIdentifier(let name): "the identifier '\(name)' is used twice in one document"
    case .identifierWithFragment(let id): "the '$id' '\(id)' has a fragment"
    case .malformedKeyword(let name): "the value of '\(name)' has the wrong type or range"
    case .notASchema(let kind): "\(kind.name) where a schema (object or boolean) must stand"
    case .invalidPattern(let error): "malformed regular expression: \(error.summary)"
    case .invalidSchema(let failures):
      "the schema breaks its meta-schema: "
        + (failures.first.map(\.innermost.summary) ?? "no reason given")
    case .unknownDialect(let uri): "the dialect '\(uri)' is not known"
    case .unknownVocabulary(let uri): "the dialect requires the unknown vocabulary '\(uri)'"
    case .infiniteReference(let locations):
      "the schema refers to itself without end: " + locations.joined(separator: " -> ")
    }
  }
}
