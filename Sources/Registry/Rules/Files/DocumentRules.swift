package import Findings

/// The rules that every file is held to on its own.
extension RuleDescriptor {
  /// RG1001.
  package static let unreadableFile = RuleDescriptor(
    1001, "unreadable-file", .error, "A document is a regular file of UTF-8 text.",
    why: """
      Links, submodules, binary files and texts in other encodings cannot be reviewed line by line, and \
      different readers see different content in them. Save the file as UTF-8 in its own place.
      """,
    example: .words(
      fails: "a symbolic link people/eve.yaml that leads to people/ada.yaml",
      passes: "a file people/eve.yaml with a text of its own"))
  /// RG1002.
  package static let malformedYAML = RuleDescriptor(
    1002, "malformed-yaml", .error, "A document is one well-formed YAML 1.2 document.",
    why: """
      Duplicate keys, several documents in a file, merge keys, custom tags and keys that are no strings \
      mean different things to different readers. Write plain mappings and sequences.
      """,
    example: .files(
      fails: [
        .person("eve", more: "«status»: left\n")
      ],
      passes: [
        .person("eve")
      ]))
  /// RG1003.
  package static let notAMapping = RuleDescriptor(
    1003, "not-a-mapping", .error, "A document is a mapping at its top.",
    why: "Every document says by 'apiVersion' and 'kind' what it is; a list or a scalar cannot.",
    example: .files(
      fails: [
        RuleExample.File(
          "people/eve.yaml",
          """
          «- kind: Person
          - name: eve»

          """)
      ],
      passes: [
        .person("eve")
      ]))
  /// RG1004.
  package static let unknownKind = RuleDescriptor(
    1004, "unknown-kind", .error, "A document names an apiVersion and a kind that are known.",
    why: "Without them no schema applies, so that nothing about the file could be checked.",
    example: .files(
      fails: [
        RuleExample.File(
          "people/eve.yaml",
          """
          apiVersion: registrar/v1
          kind: «Persn»
          name: eve
          status: active

          """)
      ],
      passes: [
        .person("eve")
      ]))
  /// RG1101.
  package static let schemaViolation = RuleDescriptor(
    1101, "schema-violation", .error, "A document is valid against the JSON Schema of its kind.",
    why: """
      The schemas in the registry's schemas folder say which keys a document has and what they may hold. \
      A misspelt key would be a fact that nobody reads.
      """,
    example: .files(
      fails: [
        .person("eve", status: "«gone»")
      ],
      passes: [
        .person("eve")
      ]))
  /// RG1102.
  package static let brokenSchema = RuleDescriptor(
    1102, "broken-schema", .error, "A schema is valid JSON Schema (Draft 2020-12) and can be used.",
    why: """
      A schema that breaks its meta-schema, refers to nothing, or goes round in circles judges nothing; \
      taking it for one that everything passes would be worse. Nothing is validated until it is mended.
      """,
    example: .words(
      fails: "a file schemas/person.schema.json that holds {\"type\": 5}",
      passes: "the schema that 'registrar init' writes, with properties of your own"))
  /// RG1201.
  package static let wrongPlace = RuleDescriptor(
    1201, "wrong-place", .error, "A document's path and its content name the same thing.",
    why: """
      The path is a function of the identifier, so that access rules can guard paths and two pull \
      requests never register the same thing twice. Move the file, or mend the identifier in it.
      """,
    example: .files(
      fails: [
        .person("«adam»", at: "people/eve.yaml")
      ],
      passes: [
        .person("eve")
      ]))
}
