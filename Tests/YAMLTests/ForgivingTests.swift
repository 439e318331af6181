import Documents
import Testing

@testable import YAML

/// Texts that YAML 1.2 allows and libyaml refuses.
@Suite("Texts beyond libyaml")
struct ForgivingTests {
  @Test(
    "are read",
    arguments: [
      // A line of white space is blank (section 6.6), also with tabs in it.
      ("a: 1\n\t\nb: 2\n", #"{"a":1,"b":2}"#), ("\t\na: 1\n", #"{"a":1}"#),
      ("a:\n  - 1\n  \t\n  - 2\n", #"{"a":[1,2]}"#), ("a: 1\r\n\t\r\nb: 2", #"{"a":1,"b":2}"#),
      ("a: 1\n \t# c\nb: 2\n", #"{"a":1,"b":2}"#),
      // In block scalars such lines are content.
      ("\t\na: |\n  x\n  \t\n  \t# y\nb: 1\n", #"{"a":"x\n\t\n\t# y\n","b":1}"#),
      ("\t\n- >\n x\n \t\n y\n- 1\n\t\n- 2\n", #"["x\n\t\ny\n",1,2]"#),
      ("\t\n--- | # c\n x\n \t\n y\n", #""x\n\t\ny\n""#), ("\t\n\n  |\n x\n \t\n", #""x\n\t\n""#),
      // In other scalars they fold.
      ("\t\na: \"x\n\t\n\ty\"\nb: 'x\n \t\n y'\n", #"{"a":"x\ny","b":"x\ny"}"#),
      ("\t\na: x\n\t\n  y\n", #"{"a":"x\ny"}"#),
      // Anchors hold any characters but white space and brackets (section 6.9.2).
      ("a: &é 1\nb: *é\n", #"{"a":1,"b":1}"#),
      ("a: &a.b [1]\nb: &a_b [2]\nc: [*a.b, *a_b]\n", #"{"a":[1],"b":[2],"c":[[1],[2]]}"#),
      ("- !!str &日.本 1\n- &é !!str 2\n- [*日.本, *é]\n", #"["1","2",["1","2"]]"#),
      ("[&x/y a, *x/y]\n", #"["a","a"]"#), ("? &é.k a\n: *é.k\n", #"{"a":"a"}"#),
      ("{&k:l a: 1, b: *k:l}\n", #"{"a":1,"b":"a"}"#), ("a: &k:l 1\nb: *k:l\n", #"{"a":1,"b":1}"#),
      ("- &x?y a\n- *x?y\n- &x%y b\n", #"["a","a","b"]"#),
      // What looks like an anchor inside a scalar stays as it is.
      (
        "a: &é 1\nb: x *é.y_z\nc: '*é.z &_E'\nd: \"*é.q\\u0041 &é.\"\ne: |\n  *é.b* &c/d\n",
        #"{"a":1,"b":"x *é.y_z","c":"*é.z &_E","d":"*é.qA &é.","e":"*é.b* &c/d\n"}"#
      ),
      // Directives that nobody knows are to be ignored (section 6.8), and so are later minor versions
      // (section 6.8.1).
      ("%FOO x\n---\na: 1\n", #"{"a":1}"#),
      ("%YAML 1.3\n---\na: 1\n", #"{"a":1}"#), ("%YAML  1.12 # later\n--- x", #""x""#),
      ("# c\n%FOO\n\n%YAML 1.2\n%TAG !e! tag:yaml.org,2002:\n--- !e!str 1\n", #""1""#),
    ])
  func read(_ text: String, _ json: String) throws {
    let document = try YAMLReader.read(Array(text.utf8))
    #expect(JSONWriter.text(document.root.value) == json)
  }

  @Test("are formatted, with the names of their anchors")
  func format() throws {
    let text = "\t\na:   &é.x [1]\n\t# c\nb: *é.x\n"
    let formatted = try YAMLFormatter.format(Array(text.utf8))
    #expect(
      String(decoding: formatted, as: UTF8.self) == "a: &é.x\n  - 1\n# c\nb: *é.x\n")
    #expect(try YAMLFormatter.format(formatted) == formatted)
  }

  @Test("are edited, every other byte kept")
  func edit() throws {
    let text = "%FOO\n---\na: &é.x 1\n\t# c\nb: *é.x\nc: 2\n"
    let edited = try YAMLEditor.set(Array(text.utf8), JSONPointer(["c"]), to: 3)
    #expect(String(decoding: edited, as: UTF8.self) == text.replacing("c: 2", with: "c: 3"))
  }

  @Test("a text with many of them costs no more for each", .timeLimit(.minutes(20)))
  func many() throws {
    let text = (0..<20_000).map { "k\($0): &é\($0) v\n\t\n" }.joined()
    #expect(try YAMLReader.read(Array(text.utf8)).root.count == 20_000)
    let tabs = String(repeating: "\t", count: 500_000)
    #expect(try YAMLReader.read(Array("a: 1\n\(tabs)\nb: 2\n".utf8)).root.count == 2)
  }
}
