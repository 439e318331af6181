package import Documents

/// What a schema says about an instance.
package struct Evaluation: Sendable {
  /// Why the instance is invalid, in the order of the document; empty when it is valid.
  package let failures: [SchemaFailure]
  /// What schemas say about parts of the instance, for the keywords that were asked for.
  ///
  /// A schema that a part fails says nothing about it, and neither does a branch of `anyOf`, `oneOf`,
  /// `if` or `not` that is not taken. Unlike in the specification's output formats, a failure
  /// elsewhere in the instance does not silence the parts that are in order. Schemas that are applied
  /// more than 1,000 deep inside one another say nothing, and nobody does once a bound is reached.
  package let annotations: [Annotation]

  /// Whether the instance is valid.
  package var isValid: Bool { failures.isEmpty }
}

/// What a keyword says about a part of a valid instance (JSON Schema Core 2020-12, section 7.7).
package struct Annotation: Sendable {
  /// The keyword's name.
  package let keyword: String
  /// The keyword's value, a node of the schema.
  package let value: Node
  /// The part of the instance that it is about.
  package let instance: Node
  /// The path through the schema, references included, that led to the keyword.
  package let keywordLocation: JSONPointer
}
