import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  /// `schema check`, `schema test`, and `validate --schema`.
  @Suite("Schemas") struct SchemaTests {
    @Test("every broken schema is told, with place and remedy") func check() throws {
      let scene = try Scene()
      for (name, text) in Self.brokenSchemas { try scene.write(text + "\n", to: name) }
      try scene.write("{\"$ref\": \"number.json\"}\n", to: "good.json")
      try scene.write("{\"type\": \"number\"}\n", to: "remotes/number.json")
      try scene.write("{\"type\":\n", to: "remotes/broken.json")
      let names = Self.brokenSchemas.map(\.0)
      #expect(
        try scene.registrar(["schema", "check", "--remotes", "remotes", "good.json"] + names)
          .status == 65)
      #expect(try scene.registrar("schema check --remotes remotes good.json").status == 0)
      #expect(try scene.registrar("schema check good.json").status == 65)
      #expect(try scene.registrar("schema check --remotes nowhere good.json").status == 66)
      try Golden.check(scene, "schema-check")
    }

    private static let brokenSchemas: [(String, String)] = [
      ("pattern.json", #"{"properties": {"a": {"pattern": "(["}}}"#),
      ("reference.json", #"{"items": {"$ref": "https://example.org/elsewhere"}}"#),
      ("misspelt.json", ##"{"$ref": "#/$defs/nubmer", "$defs": {"number": true}}"##),
      (
        "loop.json",
        ##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}"##
      ),
      ("several.json", "{\n  \"type\": \"strng\",\n  \"minimum\": \"0\",\n  \"items\": [true]\n}"),
      ("dialect.json", #"{"$schema": "https://example.org/dialect"}"#),
      ("remote.json", #"{"$ref": "http://localhost:1234/broken.json"}"#),
      ("mapping.yaml", "properties:\n  a: {type: [sting]}"),
    ]

    private static let tests = """
      [
        {
          "description": "a size",
          "schema": {"$id": "https://example.org/size", "type": "integer", "title": "size"},
          "tests": [
            {"description": "of three", "data": 3, "valid": true},
            {"description": "of three # and a half", "data": 3.5, "valid": true},
            {"description": "of nothing", "data": null, "valid": false},
            {
              "description": "as it is told",
              "data": 4,
              "output": {
                "flag": {"const": {"valid": true}},
                "basic": {
                  "$ref": "/draft/2020-12/output/schema",
                  "properties": {"annotations": {"contains": {
                    "required": ["annotation"],
                    "properties": {
                      "absoluteKeywordLocation": {"const": "https://example.org/size#/title"},
                      "annotation": {"const": "size"}
                    }
                  }}}
                },
                "detailed": {"required": ["errors"]},
                "list": true
              }
            }
          ]
        },
        {
          "description": "a day",
          "schema": {"format": "date"},
          "tests": [{"description": "that is none", "data": "2026-02-30", "valid": false}]
        },
        {
          "description": "a broken schema",
          "schema": {"type": "strng"},
          "tests": [{"description": "judges nothing", "data": 1, "valid": false}]
        },
        {
          "description": "elsewhere",
          "schema": {"$ref": "http://localhost:1234/number.json"},
          "tests": [{"description": "is a number", "data": 1, "valid": true}]
        }
      ]

      """

    @Test("tests are run and their failures told", arguments: ["human", "json", "tap"])
    func test(_ format: String) throws {
      let scene = try Scene()
      try scene.write(Self.tests, to: "tests/size.json")
      try scene.write("{\"type\": \"number\"}\n", to: "remotes/number.json")
      try scene.write("no JSON\n", to: "remotes/notes.json")
      let line = "schema test tests --remotes remotes --format \(format)"
      #expect(try scene.registrar(line).status == 1)
      #expect(try scene.registrar(line + " --assert-format").status == 1)
      try Golden.check(scene, "schema-test-\(format)")
    }

    @Test("tests that pass; files that hold none") func testFiles() throws {
      let scene = try Scene()
      try scene.write(
        #"[{"schema": true, "tests": [{"data": 1, "valid": true}]}]"# + "\n", to: "good.json")
      try scene.write("{}\n", to: "object.json")
      try scene.write(#"[{"schema": true, "tests": [{"data": 1}]}]"# + "\n", to: "answerless.json")
      try scene.write("[\n", to: "half.json")
      try scene.write("[]\n", to: "none.json")
      try scene.write(#"[{"schema": true, "tests": []}]"# + "\n", to: "empty-group.json")
      try scene.write("{}\n", to: "folder/notes.yaml")
      try scene.write(
        #"[{"schema": true, "tests": [{"data": 1, "valid": false}]}]"# + "\n", to: "nameless.json")
      #expect(try scene.registrar("schema test good.json").status == 0)
      #expect(try scene.registrar("schema test good.json none.json").status == 65)
      #expect(try scene.registrar("schema test empty-group.json").status == 65)
      #expect(try scene.registrar("schema test folder").status == 66)
      #expect(try scene.registrar("schema test nameless.json").status == 1)
      #expect(try scene.registrar("schema test good.json object.json").status == 65)
      #expect(try scene.registrar("schema test answerless.json").status == 65)
      #expect(try scene.registrar("schema test half.json").status == 65)
      #expect(try scene.registrar("schema test missing.json").status == 66)
      #expect(try scene.registrar("schema test good.json --format xml").status == 64)
      try Golden.check(scene, "schema-test-files")
    }

    @Test("the protocol of tests is one that prove accepts", .enabled(if: Self.hasProve))
    func prove() throws {
      let scene = try Scene()
      try scene.write(
        ##"[{"description": "# \\ é", "schema": true, "tests": [{"data": 1, "valid": true, "output": {"list": {}}}]}]"##,
        to: "good.json")
      try scene.write(Self.tests, to: "bad.json")
      for (name, status) in [("good", Int32(0)), ("bad", 1)] {
        let said = try scene.registrar("schema test \(name).json --format tap")
        try scene.write(said.stdout, to: "\(name).tap")
        let result = try run("prove", ["-e", "cat", "\(name).tap"], in: scene.directory)
        #expect(result.status == status, "\(result.stdout)\(result.stderr)")
        #expect(!result.stdout.contains("Parse errors"), "\(result.stdout)")
      }
    }

    private static let hasProve = FileManager.default.isExecutableFile(atPath: "/usr/bin/prove")

    private static let order = """
      {
        "title": "An order",
        "type": "object",
        "required": ["id", "payment"],
        "additionalProperties": false,
        "properties": {
          "id": {"pattern": "^[a-z]{2}-[0-9]+$", "description": "Two letters, a dash and digits.",
                 "examples": ["ab-12"]},
          "day": {"format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                  "title": "A calendar day"},
          "status": {"enum": ["open", "shipped", "cancelled"]},
          "note": {"minLength": 1, "pattern": "^[^ ]", "format": "uri"},
          "payment": {
            "oneOf": [
              {
                "properties": {"kind": {"const": "card"}, "number": {"type": "string"}},
                "required": ["kind", "number"]
              },
              {
                "properties": {"kind": {"const": "transfer"}, "account": {"type": "string"}},
                "required": ["kind", "account"]
              }
            ]
          },
          "place": {
            "anyOf": [
              {"required": ["latitude", "longitude"]},
              {
                "required": ["street", "town"],
                "properties": {"street": {"type": "string"}, "town": {"type": "string"}}
              }
            ]
          }
        }
      }

      """

    @Test("a failure is told once, where it is, with what was meant") func findings() throws {
      let scene = try Scene()
      try scene.write(Self.order, to: "order.json")
      try scene.write(
        """
        id: AB12
        day: 2026-02-30
        status: shiped
        note: ""
        payment:
          kind: card
          number: 1234
        place:
          street: High Street
          town: 7
        colour: red

        """, to: "wrong.yaml")
      try scene.write("id: ab-1\npayment: {kind: crad, number: \"1\"}\n", to: "misspelt.yaml")
      #expect(try scene.registrar("validate --schema order.json wrong.yaml").status == 1)
      #expect(try scene.registrar("validate --schema order.json misspelt.yaml").status == 1)
      #expect(
        try scene.registrar("validate --schema order.json wrong.yaml --no-assert-format").status
          == 1)
      try Golden.check(scene, "validate-schema")
    }

    @Test("standard output formats", arguments: ["flag", "basic", "detailed", "verbose"])
    func output(_ format: String) throws {
      let scene = try Scene()
      try scene.write(
        """
        {
          "$id": "https://example.org/pair",
          "title": "A pair",
          "prefixItems": [{"type": "string", "x-role": "key"}, {"$ref": "#/$defs/size"}],
          "items": false,
          "$defs": {"size": {"type": "integer", "minimum": 0}}
        }

        """, to: "pair.json")
      try scene.write("[a, 1]\n", to: "good.yaml")
      try scene.write("[\"a\", -1.5, 2]\n", to: "bad.json")
      try scene.write("[\n", to: "half.yaml")
      let line = "validate --schema pair.json --format \(format)"
      #expect(try scene.registrar(line + " good.yaml").status == 0)
      #expect(try scene.registrar(line + " bad.json").status == 1)
      #expect(try scene.registrar(line + " good.yaml bad.json half.yaml").status == 1)
      try scene.write("[a, 1]\n", to: "folder/only.yaml")
      #expect(try scene.registrar(line + " folder").status == 0)
      #expect(try scene.registrar("validate --format \(format) good.yaml").status == 64)
      #expect(try scene.registrar(line).status == 64)
      try Golden.check(scene, "validate-output-\(format)")
    }

    @Test("schemas without an identifier are told by the place of their file") func base() throws {
      let scene = try Scene()
      try scene.write("{\"$ref\": \"shared/number.json\"}\n", to: "schemas/a.json")
      try scene.write("{\"type\": \"number\"}\n", to: "schemas/shared/number.json")
      try scene.write("text\n", to: "data.yaml")
      let line = "validate --schema schemas/a.json --format detailed data.yaml"
      #expect(try scene.registrar(line).status == 65)
      #expect(try scene.registrar(line + " --remotes schemas").status == 1)
      let number = "validate --schema schemas/shared/number.json --format detailed data.yaml"
      #expect(try scene.registrar(number).status == 1)
      try Golden.check(scene, "validate-output-base")
    }
  }
}
