import Documents
import JSONSchema

/// What a schema says about an instance.
enum Verdict: Equatable {
  case valid, invalid
  /// A bound was reached first.
  case undecided

  init(of schema: CompiledSchema, on node: Node) {
    switch Result(catching: { () throws(EvaluationError) in try schema.isValid(node) }) {
    case .success(let isValid): self = isValid ? .valid : .invalid
    case .failure: self = .undecided
    }
  }

  /// What the negation of the schema says.
  var opposite: Verdict {
    switch self {
    case .valid: .invalid
    case .invalid: .valid
    case .undecided: .undecided
    }
  }
}

/// Schemas that look at everything a document has.
enum VerdictSchemas {
  static let all: [CompiledSchema] = texts.map { text in
    let schema = Result { try SchemaCompiler.compile(try JSONReader.read(text)) }
    guard case .success(let compiled) = schema else {
      preconditionFailure("a schema of the fuzzer does not compile: \(text)")
    }
    return compiled
  }

  private static let texts = [
    ##"""
    {"$dynamicAnchor": "n", "uniqueItems": true, "maxLength": 9, "multipleOf": 0.1,
     "maximum": 1e9, "additionalProperties": {"$dynamicRef": "#n"},
     "items": {"$dynamicRef": "#n"}, "maxProperties": 6}
    """##,
    ##"""
    {"$defs": {"n": {"type": ["string", "integer", "object", "array", "null"],
       "pattern": "^[^a]*$", "additionalProperties": {"$ref": "#/$defs/n"},
       "items": {"$ref": "#/$defs/n"}}},
     "$ref": "#/$defs/n", "propertyNames": {"pattern": "^\\p{L}", "minLength": 1}}
    """##,
    ##"""
    {"patternProperties": {"[a-m]": {"not": {"enum": [null, "", 0, 1, [], {}]}}},
     "dependentSchemas": {"a": {"minProperties": 2}}, "contains": {"type": "string"},
     "unevaluatedItems": {"type": "object"}, "unevaluatedProperties": {"type": "string"}}
    """##,
  ]
}
