/// The schema that every output format of Draft 2020-12 satisfies, so that tests of output can refer
/// to it.
///
/// Source: JSON Schema Core 2020-12, section 12.5.
enum OutputSchema {
  /// Its text.
  static let text = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "https://json-schema.org/draft/2020-12/output/schema",
      "title": "The least that the output of an evaluation tells",
      "anyOf": [
        {"$ref": "#/$defs/flag"},
        {"$ref": "#/$defs/basic"},
        {"$ref": "#/$defs/detailed"},
        {"$ref": "#/$defs/verbose"}
      ],
      "$defs": {
        "outputUnit": {
          "required": ["valid", "keywordLocation", "instanceLocation"],
          "properties": {
            "valid": {"type": "boolean"},
            "keywordLocation": {"type": "string", "format": "json-pointer"},
            "absoluteKeywordLocation": {"type": "string", "format": "uri"},
            "instanceLocation": {"type": "string", "format": "json-pointer"},
            "error": {"type": "string"},
            "errors": {"$ref": "#/$defs/outputUnitArray"},
            "annotations": {"$ref": "#/$defs/outputUnitArray"}
          },
          "allOf": [
            {
              "if": {"properties": {"valid": {"const": false}}},
              "then": {"anyOf": [{"required": ["error"]}, {"required": ["errors"]}]}
            },
            {
              "if": {"properties": {"keywordLocation": {"pattern": "/\\$(ref|dynamicRef)/"}}},
              "then": {"required": ["absoluteKeywordLocation"]}
            }
          ]
        },
        "outputUnitArray": {"type": "array", "items": {"$ref": "#/$defs/outputUnit"}},
        "flag": {"required": ["valid"], "properties": {"valid": {"type": "boolean"}}},
        "basic": {"$ref": "#/$defs/outputUnit"},
        "detailed": {"$ref": "#/$defs/outputUnit"},
        "verbose": {"$ref": "#/$defs/outputUnit"}
      }
    }
    """#
}
