import Documents

/// The drafts of JSON Schema that schemas may be written in, oldest first.
enum Draft: Int, Comparable, CaseIterable, Sendable {
  case draft04, draft06, draft07, draft201909, draft202012

  /// The draft whose meta-schema has this URI; nil when it is the URI of none.
  init?(metaSchema uri: URIReference) {
    let text = uri.withoutFragment.text
    guard let draft = Self.allCases.first(where: { $0.metaSchema == text }) else { return nil }
    self = draft
  }

  /// The URI of its meta-schema, without the empty fragment that older drafts give it.
  var metaSchema: String {
    switch self {
    case .draft04: "http://json-schema.org/draft-04/schema"
    case .draft06: "http://json-schema.org/draft-06/schema"
    case .draft07: "http://json-schema.org/draft-07/schema"
    case .draft201909: "https://json-schema.org/draft/2019-09/schema"
    case .draft202012: "https://json-schema.org/draft/2020-12/schema"
    }
  }

  static func < (left: Draft, right: Draft) -> Bool { left.rawValue < right.rawValue }

  /// The keyword that gives a schema its URI.
  var identifier: String { self == .draft04 ? "id" : "$id" }

  /// Whether a URI may name an anchor in its fragment, as identifiers did before `$anchor`.
  var identifiersHoldAnchors: Bool { self <= .draft07 }

  /// Whether keywords beside a `$ref` are ignored (Draft 07, section 8.3).
  var referencesStandAlone: Bool { self <= .draft07 }

  /// Whether `items` may be a list of schemas, as `prefixItems` is from 2020-12 on.
  var itemsMayBeList: Bool { self <= .draft201909 }

  /// Whether elements that `contains` matches count as evaluated.
  var containsEvaluates: Bool { self >= .draft202012 }

  /// The members of a schema object that are its keywords.
  func keywords(of schema: Node) -> [Node.Member] {
    if referencesStandAlone, let reference = schema.member("$ref") { return [reference] }
    return Array(schema.members)
  }

  /// Whether a keyword that some drafts have is one in this draft; true for any other name.
  func knows(_ keyword: String) -> Bool {
    switch keyword {
    case "id": self == .draft04
    case "$id", "const", "contains", "propertyNames": self >= .draft06
    case "if", "then", "else", "$comment": self >= .draft07
    case "$anchor", "$defs", "$vocabulary", "dependentRequired", "dependentSchemas",
      "minContains", "maxContains", "unevaluatedItems", "unevaluatedProperties", "contentSchema":
      self >= .draft201909
    case "$recursiveRef", "$recursiveAnchor": self == .draft201909
    case "additionalItems": self <= .draft201909
    case "prefixItems", "$dynamicRef", "$dynamicAnchor": self >= .draft202012
    default: true
    }
  }
}
