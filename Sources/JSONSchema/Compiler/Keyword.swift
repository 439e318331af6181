/// The keywords that judge, apply schemas, or change what others of them do.
///
/// The raw value is the spelling; in memory it is a byte, which fits beside an instruction's operation.
enum Keyword: String, Sendable {
  /// Stands for none: the schemas `true` and `false`.
  case schema = ""

  // References.
  case ref = "$ref"
  case dynamicRef = "$dynamicRef"
  /// Draft 2019-09.
  case recursiveRef = "$recursiveRef"

  // Schemas for the same value.
  case allOf, anyOf, oneOf, not
  case `if`, then, `else`
  case dependentSchemas
  /// Up to Draft 07: `dependentSchemas` and `dependentRequired` in one.
  case dependencies

  // Schemas for elements and members.
  case prefixItems, items
  /// Up to Draft 2019-09: `items` for what a list of `items` does not reach.
  case additionalItems
  case contains, minContains, maxContains, unevaluatedItems
  case properties, patternProperties, additionalProperties, propertyNames, unevaluatedProperties

  // Assertions.
  case type, const, `enum`
  case minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf
  case minLength, maxLength, pattern, format
  case minItems, maxItems, uniqueItems
  case minProperties, maxProperties, required, dependentRequired
}
