import Documents

/// How a keyword holds schemas.
enum SubschemaKeyword {
  /// The value is a schema, an array of schemas, either of the two, or an object whose values are.
  case one, list, oneOrList, map

  /// The shape of the keyword `name`; nil for keywords that hold no schemas.
  init?(_ name: String) {
    switch name {
    case "additionalItems", "additionalProperties", "contains", "not", "if", "then", "else",
      "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema":
      self = .one
    case "items": self = .oneOrList
    case "prefixItems", "allOf", "anyOf", "oneOf": self = .list
    case "$defs", "definitions", "properties", "patternProperties", "dependentSchemas",
      "dependencies":
      self = .map
    default: return nil
    }
  }

  /// The schemas in the keyword's value; what is no schema is left out.
  func schemas(in value: Node) -> [Node] {
    switch self {
    case .one: [value]
    case .list: Array(value.elements)
    case .oneOrList: value.kind == .array ? Array(value.elements) : [value]
    case .map: value.members.map(\.value)
    }
  }
}
