import Documents
import Testing

@testable import JSONSchema

/// What schemas become.
struct ProgramTests {
  @Test("thousands of references to one schema do not become thousands of copies")
  func straightCode() throws {
    let long = (0..<6).map {
      #"{"minLength": \#($0), "maxLength": 9, "minimum": 1, "maxItems": 2}"#
    }
    let references = [String](repeating: ##"{"$ref": "#/$defs/a"}"##, count: 6_000)
    let schema = try SchemaFixture(
      ##"""
      {"items": {"oneOf": [\##(references.joined(separator: ","))]}, "maxItems": 1,
       "$defs": {"a": {"allOf": [\##(long.joined(separator: ","))]}}}
      """##, checkMetaSchema: false)
    let program = schema.compiled.program
    #expect(program.straight.rows.count == program.blocks.count * NodeKind.allCases.count)
    // What is written out in one row may still come on top, as may the rows of six kinds.
    #expect(
      program.straight.instructions.count < 10 * program.instructions.count + 110_000)
    #expect(try !schema.isValid(#"["long enough, but for all of them"]"#))
    #expect(try !schema.isValid(#"["abcde"]"#))
  }

  @Test("what other modules cannot inline says the same as its origin")
  func mirrors() {
    #expect(Arena.Record.decodedFlag == Arena.decodedFlag)
    #expect(Arena.Record.wholeLength == TextMark.wholeLength)
    #expect(NodeKind.count == NodeKind.allCases.count)
    for kind in NodeKind.allCases {
      #expect(kind.row == Int(kind.rawValue))
    }
  }

  @Test(
    "a table finds each of its names and no other, whatever their number",
    arguments: [1, 2, 3, 4, 64, 127, 128, 129, 200, 1_000, 5_000])
  func tables(count: Int) throws {
    var tables = NameTables()
    _ = tables.add([NameTables.Entry(name: Array("first".utf8)[...], block: 7)])
    // Names of one mark and length too, and of every length up to that of a word and beyond.
    let names = (0..<count).map { number in
      number % 3 == 0
        ? "name\(1_000_000 + number)name" : String(repeating: "x", count: number % 20) + "\(number)"
    }
    let table = tables.add(
      names.enumerated().map { NameTables.Entry(name: Array($1.utf8)[...], block: UInt32($0)) })
    for (number, name) in names.enumerated() {
      #expect(Self.block(of: name, in: table, of: tables) == UInt32(number))
      #expect(Self.block(of: name + "?", in: table, of: tables) == nil)
    }
    #expect(Self.block(of: "first", in: table, of: tables) == nil)
    #expect(tables.slots(of: table).map(\.block) == Array(0..<UInt32(count)))
  }

  @Test("names that one known hash takes for the same are spread over a large table")
  func floodedTable() {
    func commonHash(_ name: String) -> UInt32 {
      name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
    let names = (0...).lazy.map { "n\($0)" }.filter { commonHash($0) & 511 == 0 }.prefix(256)
    var tables = NameTables()
    let table = tables.add(names.map { NameTables.Entry(name: Array($0.utf8)[...]) })
    var (run, longest) = (0, 0)
    for slot in tables.slots {
      run = slot.isFree ? 0 : run + 1
      longest = max(longest, run)
    }
    #expect(table.count == 256)
    #expect(longest < 128)
  }

  private static func block(
    of name: String, in table: NameTable, of tables: NameTables
  ) -> UInt32? {
    let bytes = Array(name.utf8)
    let slot = tables.find(bytes.span, TextMark(bytes.span), in: table)
    return slot < 0 ? nil : tables.slots[slot].block
  }

  @Test("a schema of many properties judges each by its own schema")
  func manyProperties() throws {
    let properties = (0..<300).map { #""p\#($0)": {"const": \#($0)}"# }
    let schema = try SchemaFixture(
      #"{"properties": {\#(properties.joined(separator: ","))}, "additionalProperties": false}"#)
    let all = (0..<300).reversed().map { #""p\#($0)": \#($0)"# }
    #expect(try schema.isValid("{" + all.joined(separator: ",") + "}"))
    #expect(try !schema.isValid(#"{"p299": 298}"#))
    #expect(try !schema.isValid(#"{"p300": 300}"#))
  }

  @Test(
    "children are found by the tokens of pointers, among few and among many", arguments: [3, 40])
  func children(count: Int) throws {
    let members = (0..<count).map { "\"k\($0)\": \($0)" } + [#""a/b": true"#, #""\u0061": null"#]
    let object = try JSONReader.read("{" + members.joined(separator: ",") + "}").root
    let array = try JSONReader.read("[" + (0..<count).map(String.init).joined(separator: ",") + "]")
      .root
    var index = ChildIndex()
    let absent = ["", "-", "-1", "+1", "01", " 1", "\(count)", "1.0", "99999999999999999999"]
    for _ in 0..<2 {
      for number in 0..<count {
        let member = index.child("k\(number)", of: object)
        let element = index.child("\(number)", of: array)
        #expect(member?.lexeme == "\(number)" && element?.lexeme == "\(number)")
      }
      let escaped = (index.child("a/b", of: object), index.child("a", of: object))
      #expect(escaped.0?.boolean == true && escaped.1?.isNull == true)
      let strangers = absent.flatMap { [index.child($0, of: object), index.child($0, of: array)] }
      #expect(strangers.allSatisfy { $0 == nil })
    }
  }

  @Test("values of every kind are found among few and among many, by value", arguments: [0, 50])
  func valueSets(more: Int) throws {
    let values = [#"{"a": [1, {"b": 2}], "c": null}"#, "[1.0, true]", "null", "false", "1e2", "[]"]
    let others = (0..<more).map { "\($0).5" }
    let root = try JSONReader.read("[" + (values + others).joined(separator: ",") + "]").root
    let set = ValueSet(Array(root.elements))
    let found = [
      #"{"c": null, "a": [1e0, {"b": 2.0}]}"#, "[1, true]", "null", "false", "100", "[]",
    ]
    for text in found { #expect(try set.contains(JSONReader.read(text).root), "\(text)") }
    for text in ["{}", "[1, false]", "true", "99.9", "[[]]", #"{"a": [1, {"b": 2}]}"#, "-0.5"] {
      #expect(try !set.contains(JSONReader.read(text).root), "\(text)")
    }
    #expect(
      set.kinds == [.init(.object), .init(.array), .init(.null), .init(.boolean), .init(.number)])
    #expect(ValueSet([]).kinds.isEmpty)
  }

  @Test("schemas that depend on many names apply where the name is there, and only there")
  func manyDependencies() throws {
    let dependencies = (0..<40).map { #""k\#($0)": {"required": ["r\#($0)"]}"# }
    let schema = try SchemaFixture(
      #"{"dependentSchemas": {\#(dependencies.joined(separator: ","))}}"#)
    let others = (0..<40).map { #""o\#($0)": 1"# }.joined(separator: ",")
    #expect(try schema.isValid("{\(others)}"))
    #expect(try schema.isValid(#"{\#(others), "k39": 1, "r39": 1}"#))
    #expect(try !schema.isValid(#"{\#(others), "k39": 1, "r38": 1}"#))
    #expect(try !schema.isValid(#"{"k0": 1}"#))
  }
}
