import Documents
import Testing

@testable import YAML

@Suite("Editing YAML")
struct EditingTests {
  private static let order = KeyOrder(
    keys: ["apiVersion", "kind", "name", "owner", "labels"],
    children: ["labels": KeyOrder(keys: ["first", "second"])])

  /// A key that no parser takes without a question mark.
  private static let long = String(repeating: "k", count: 1_200)

  @Test(
    "setting a value changes its bytes and no others",
    arguments: [
      // Scalars.
      ("a: 1 # c\nb: 2\n", "/a", "3", "a: 3 # c\nb: 2\n"),
      ("a:   old   # c\n", "/a", #""new""#, "a:   new   # c\n"),
      ("a: 'x'\n", "/a", #""no""#, "a: \"no\"\n"), ("a: \"x\"", "/a", "true", "a: true"),
      ("a:\nb: 1\n", "/a", "1", "a: 1\nb: 1\n"), ("a: # c\nb: 1\n", "/a", "1", "a: 1 # c\nb: 1\n"),
      ("a: ~\r\nb: 1\r\n", "/a", #""x\ny\n""#, "a: |\r\n  x\r\n  y\r\nb: 1\r\n"),
      ("a: 1 # c\nb: 2\n", "/a", #""x\ny""#, "a: |- # c\n  x\n  y\nb: 2\n"),
      ("a: 1\n\n\nb: 2\n", "/a", #""x\n\n""#, "a: \"x\\n\\n\"\n\n\nb: 2\n"),
      ("a: | # c\n  x\n\n  y\n\n# d\nb: 2\n", "/a", "1", "a: 1 # c\n\n# d\nb: 2\n"),
      ("a: >-\n  x\n  y\nb: 2\n", "/a", #""p\nq\n""#, "a: |\n  p\n  q\nb: 2\n"),
      ("a: one\n  two # c\nb: 2\n", "/a", #""x""#, "a: x # c\nb: 2\n"),
      ("a:\n  one\nb: 2\n", "/a", #""x""#, "a:\n  x\nb: 2\n"),
      ("a: !!str 1\n", "/a", "2", "a: 2\n"),
      ("é: ü # ö\nb: 1\n", "/é", #""ß""#, "é: ß # ö\nb: 1\n"),
      ("- a\n- b # c\n- d\n", "/1", #""x""#, "- a\n- x # c\n- d\n"),
      ("- a: 1\n  b: 2\n", "/0/b", "3", "- a: 1\n  b: 3\n"), ("x\n", "", "1", "1\n"),
      ("a: 1\n", "/a", "1.0", "a: 1\n"),
      ("a: {b: 1, c: [2]}\n", "/a/c/0", #""x, y""#, "a: {b: 1, c: [\"x, y\"]}\n"),
      ("{\"a\": 1}", "/a", #""x""#, "{\"a\": \"x\"}"),
      ("a: {b: , c}\n", "/a/b", "1", "a: {b: 1, c}\n"),
      ("{a\n  b}\n", "/a b", "1", "{? a\n  b: 1}\n"), ("{? a\n  b}", "/a b", "1", "{? a\n  b: 1}"),
      ("{\(EditingTests.long)}", "/\(EditingTests.long)", "1", "{? \(EditingTests.long): 1}"),
      ("[\(EditingTests.long)]", "/0", "1", "[1]"),
      // A key that is a block scalar and ends with the text stays what it is.
      ("? |\n  x", "/x", "1", "? |-\n  x\n: 1"), ("? |-\n  x", "/x", "1", "? |-\n  x\n: 1"),
      ("? >2+ # c\n  x", "/x", "1", "? >2- # c\n  x\n: 1"),
      ("? |\n  x\n", "/x\n", "1", "? |\n  x\n: 1\n"),
      ("a: {b: 1, c}\n", "/a/c", "2", "a: {b: 1, c: 2}\n"),
      // Scalars become collections and the other way round.
      ("a: 1 # c\nb: 2\n", "/a", #"{"x":1,"z":[2]}"#, "a: # c\n  x: 1\n  z:\n    - 2\nb: 2\n"),
      ("- 1\n- 2\n", "/0", #"{"x":1,"z":2}"#, "- x: 1\n  z: 2\n- 2\n"),
      ("a: # c\n  # d\n  x: 1\n  y: 2 # e\n  # f\n# g\nb: 2\n", "/a", "1", "a: 1 # c\n# g\nb: 2\n"),
      ("a:\n- x\n- y\n\nb: 2\n", "/a", "[]", "a: []\n\nb: 2\n"),
      ("- x: 1\n  y: 2 # c\n- z\n", "/0", #""w""#, "- w\n- z\n"),
      ("a:\n  - - x\n    - y\n  - z\n", "/a/0", "1", "a:\n  - 1\n  - z\n"),
      ("a: {}\n", "/a/b", "1", "a:\n  b: 1\n"), ("a: [] # c\n", "/a/-", "1", "a: # c\n  - 1\n"),
      // New keys.
      ("a: 1\n", "/b", "2", "a: 1\nb: 2\n"), ("a: 1", "/b", "2", "a: 1\nb: 2"),
      ("a: 1\n\n# end\n", "/b", #"{"c":{}}"#, "a: 1\nb:\n  c: {}\n\n# end\n"),
      (
        "# h\napiVersion: v\nowner: o # c\nz: 1\n", "/name", #""m""#,
        "# h\napiVersion: v\nname: m\nowner: o # c\nz: 1\n"
      ),
      ("# h\n\n# k\nkind: K\n", "/apiVersion", #""v""#, "# h\n\napiVersion: v\n# k\nkind: K\n"),
      ("# h\nkind: K\n", "/apiVersion", #""v""#, "# h\napiVersion: v\nkind: K\n"),
      (
        "kind: K\nlabels:\n  second: 2\n  # about third\n  third: 3\n", "/labels/first", "1",
        "kind: K\nlabels:\n  first: 1\n  second: 2\n  # about third\n  third: 3\n"
      ),
      (
        "labels:\n    a: 1\n    # b: 2\nz: 1\n", "/labels/c", "3",
        "labels:\n    a: 1\n    c: 3\n    # b: 2\nz: 1\n"
      ),
      (
        "owner:\n  a: 1\n  # b: 2\nz: 1\n", "/labels", #"{"x":1}"#,
        "owner:\n  a: 1\n  # b: 2\nlabels:\n  x: 1\nz: 1\n"
      ),
      ("a: 1\n", "/b/c/-", "2", "a: 1\nb:\n  c:\n    - 2\n"), ("", "/a/b", "1", "a:\n  b: 1\n"),
      ("# only\n", "/a", "1", "# only\na: 1\n"), ("a:\n", "/a/b", "1", "a:\n  b: 1\n"),
      ("a: {b: 1}\n", "/a/c", #""x y""#, "a: {b: 1, c: x y}\n"),
      ("{\n  \"a\": 1\n}\n", "/b", #"{"c":"d"}"#, "{\n  \"a\": 1,\n  \"b\": {\"c\": \"d\"}\n}\n"),
      ("{}", "/a", "1", "{\"a\": 1}"), ("a: [{}]\n", "/a/0/b", "1", "a: [{b: 1}]\n"),
      ("a: |+\n  x\n\nz: 1\n", "/b", "2", "a: |+\n  x\n\nz: 1\nb: 2\n"),
      ("name: |+\n  x\n\nz: 1\n", "/owner", "2", "name: |+\n  x\n\nowner: 2\nz: 1\n"),
      ("- b: 1\n", "/0/a", "2", "- b: 1\n  a: 2\n"),
      ("- labels: 1\n", "/0/x", "2", "- labels: 1\n  x: 2\n"),
      // Elements.
      ("a:\n  - 1\n  # c\n  - 2\nb: 1\n", "/a/-", "3", "a:\n  - 1\n  # c\n  - 2\n  - 3\nb: 1\n"),
      ("a:\n- 1\nb: 1\n", "/a/-", #"{"x":1,"z":2}"#, "a:\n- 1\n- x: 1\n  z: 2\nb: 1\n"),
      ("a: [1, 2]\n", "/a/-", "3", "a: [1, 2, 3]\n"), ("[1, 2, ]\n", "/-", "3", "[1, 2, 3, ]\n"),
      ("a:\n  - - 1\n", "/a/0/-", "2", "a:\n  - - 1\n    - 2\n"),
      // Collections change member by member.
      ("a:\n  x: 1 # c\n  y: 2\n  z: 3\n", "/a", #"{"z":4,"x":1}"#, "a:\n  x: 1 # c\n  z: 4\n"),
      (
        "a:\n  - 1 # one\n  - 2 # two\n  - 3 # three\n", "/a", "[1,5,6,3]",
        "a:\n  - 1 # one\n  - 5 # two\n  - 6\n  - 3 # three\n"
      ),
      ("a:\n  - 1 # one\n  - 2 # two\n  - 3 # three\n", "/a", "[3]", "a:\n  - 3 # three\n"),
      ("a:\n  - 2 # two\n", "/a", "[1,2]", "a:\n  - 1\n  - 2 # two\n"),
      // Anchors that nothing else uses.
      ("a: &x\n  b: 1\nc: 2\n", "/a", "1", "a: 1\nc: 2\n"),
      ("a: &x 1\nb: *x\n", "/b", "2", "a: &x 1\nb: 2\n"),
    ])
  func sets(_ source: String, _ path: String, _ value: String, _ expected: String) throws {
    let pointer = try #require(JSONPointer(path))
    let value = try JSONReader.read(value).root.value
    let result = try YAMLEditor.set(Array(source.utf8), pointer, to: value, order: Self.order)
    #expect(String(decoding: result, as: UTF8.self) == expected)
  }

  @Test(
    "removing takes the lines of the value and its own comments",
    arguments: [
      ("a: 1\nb: 2 # c\nc: 3\n", "/b", "a: 1\nc: 3\n"),
      ("a: 1\n\n# about b\n# more\nb: 2\n\nc: 3\n", "/b", "a: 1\n\nc: 3\n"),
      ("# head\na: 1\nb: 2\n", "/a", "# head\nb: 2\n"),
      ("# head\n\n# a\na: 1\nb: 2\n", "/a", "# head\n\nb: 2\n"),
      ("a:\n  x: 1\n  # footer\nb: 2\n", "/a", "b: 2\n"),
      ("a:\n  x: 1\nb: 2", "/b", "a:\n  x: 1\n"),
      ("a:\n  x: 1\n  # of a\n# own\nb: 2\n", "/b", "a:\n  x: 1\n  # of a\n"),
      ("a:\n  x: 1\nb: 2\n", "/a/x", "a: {}\nb: 2\n"), ("a: 1\n", "/a", "{}\n"),
      ("a:\n  - 1\n  # two\n  - 2\n  - 3\n", "/a/1", "a:\n  - 1\n  - 3\n"),
      ("a:\n  - 1 # c\n", "/a/0", "a: []\n"),
      // The only entry: what is not its own stays.
      ("a:\n  b: y\n\n  # off:\n  # c: z\n", "/a/b", "a: {}\n\n  # off:\n  # c: z\n"),
      ("a:\n  - 1\n  # footer\nb: 2\n", "/a/0", "a: []\n  # footer\nb: 2\n"),
      ("a: # of a\n\n  # own\n  b: 1 # c\nd: 2\n", "/a/b", "a: {} # of a\n\nd: 2\n"),
      ("a:\n  # first\n\n  # own\n  b: 1\n", "/a/b", "a: {}\n  # first\n"),
      ("- b: 1\n  # footer\n- 2\n", "/0/b", "- {}\n  # footer\n- 2\n"),
      ("-\n  b: 1\n", "/0/b", "- {}\n"), ("- - 1 # c\n", "/0/0", "- []\n"),
      ("a: !!map # c\n  b: 1\n", "/a/b", "a: !!map {} # c\n"),
      ("a:\n  !!map\n  b: 1\n", "/a/b", "a: {}\n"), ("a:\n  b: 1", "/a/b", "a: {}\n"),
      ("a:\n  b: |+\n    x\n\nc: 1\n", "/a/b", "a: {}\nc: 1\n"),
      ("# head\n\n# own\na: 1\n# footer\n", "/a", "# head\n\n{}\n# footer\n"),
      ("a: 1", "/a", "{}"), ("- 1\n", "/0", "[]\n"),
      ("- a: 1\n  # b\n  b: 2\n", "/0/a", "- # b\n  b: 2\n"),
      ("- a: 1\n  b: 2\n- c\n", "/0/b", "- a: 1\n- c\n"),
      ("- - 1\n  - 2\n", "/0/0", "- - 2\n"), ("a: {b: 1, c: 2}\n", "/a/b", "a: {c: 2}\n"),
      ("a: {b: 1, c: 2}\n", "/a/c", "a: {b: 1}\n"), ("a: { b: 1 }\n", "/a/b", "a: {}\n"),
      ("a: [1, 2, 3]\n", "/a/1", "a: [1, 3]\n"),
      ("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "/b", "{\n  \"a\": 1\n}\n"),
      ("a: |\n  x\n\n  y\n\nb: 1\n", "/a", "\nb: 1\n"), ("a: |+\n  x\n\nb: 1\n", "/a", "b: 1\n"),
      ("a: 1\r\n# b\r\nb: 2\r\nc: 3\r\n", "/b", "a: 1\r\nc: 3\r\n"),
    ])
  func removes(_ source: String, _ path: String, _ expected: String) throws {
    let pointer = try #require(JSONPointer(path))
    let result = try YAMLEditor.remove(Array(source.utf8), pointer)
    #expect(Array(result) == Array(expected.utf8), "\(String(decoding: result, as: UTF8.self))")
  }

  @Test(
    "what cannot be edited is refused",
    arguments: [
      ("a: 1\n", "/a/b", .notACollection(JSONPointer(["a"]), .number)),
      ("a: [1]\n", "/a/3", .noSuchValue(JSONPointer(["a", "3"]))),
      ("a: [1]\n", "/a/01", .noSuchValue(JSONPointer(["a", "01"]))),
      ("a: &x {b: 1}\nc: *x\n", "/c/b", .shared(JSONPointer(["c"]))),
      ("a: &x {b: 1}\nc: *x\n", "/a/b", .shared(JSONPointer(["a", "b"]))),
      ("a: &x 1\nc: *x\n", "/a", .shared(JSONPointer(["a"]))),
      (
        "a: 1\na: 2\n", "/a",
        .unreadable(
          YAMLError(
            reason: .duplicateKey("a", first: SourceRange(start: 0, end: 1)),
            range: SourceRange(start: 5, end: 6)))
      ),
    ] as [(String, String, YAMLEditError)])
  func refused(_ source: String, _ path: String, _ expected: YAMLEditError) throws {
    let pointer = try #require(JSONPointer(path))
    #expect(throws: expected) {
      try YAMLEditor.set(Array(source.utf8), pointer, to: 5)
    }
    #expect(throws: YAMLEditError.self) {
      try YAMLEditor.remove(Array(source.utf8), JSONPointer(["none"]))
    }
    #expect(!expected.summary.isEmpty)
  }
}
