/// The properties that `\p{}` knows: General_Category, Script, Script_Extensions and binary ones.
///
/// Names are matched by exact spelling.
/// Source: ECMA-262, UnicodeMatchProperty and UnicodeMatchPropertyValue.
enum UnicodeProperty {
  /// The set that `\p{name}` means, or none: a value of General_Category or a binary property.
  static func set(named name: String) -> CodePointSet? {
    PackedProperties.generalCategories.set(named: name)
      ?? PackedProperties.binaryProperties.set(named: name)
  }

  /// The set that `\p{property=value}` means.
  ///
  /// - Throws: which of the two names is unknown.
  static func set(
    property: String, value: String
  ) throws(PatternError.Fault) -> CodePointSet {
    let set: CodePointSet?
    switch property {
    case "General_Category", "gc": set = PackedProperties.generalCategories.set(named: value)
    case "Script", "sc": set = PackedProperties.scripts.set(named: value)
    case "Script_Extensions", "scx": set = scriptExtensions(value)
    default: throw .unknownProperty(property)
    }
    guard let set else { throw .unknownPropertyValue(property: property, value: value) }
    return set
  }

  /// The table of extensions holds differences only, under the same names as the table of scripts.
  private static func scriptExtensions(_ name: String) -> CodePointSet? {
    guard let script = PackedProperties.scripts.set(named: name) else { return nil }
    guard let change = PackedProperties.scriptExtensions.set(named: name) else { return script }
    return script.symmetricDifference(change)
  }
}
