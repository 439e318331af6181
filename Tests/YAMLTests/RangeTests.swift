import Documents
import Testing

@testable import YAML

@Suite("Positions of values")
struct RangeTests {
  @Test(
    "every key and value has its exact range, in document order",
    arguments: [
      "««a»: «1»»", "««a»: «b c»»  # comment\n", "\u{FEFF}««é»: «\"ü\"»»\n",
      "««\"a\"»: «'it''s'»\n«b»:«»»\n", "««a»:«»\n«b»: «x»»\n", "««a»:«» # c\n\n«b»:  «x»»\n",
      "««a»: «[«1», «{«b»:«» }»]»»\n", "«- «a»\n- ««b»: «1»\n  «c»: «[«x», «y»]»»»\n# end\n",
      "«- ««a»: «1»\n  «c»:\n  «- «x»\n  - «y»»»»\n\n", "««a»: «one\n  two»\n«b»: «\"x\n  y\"»»\n",
      "««a»: «|\n  x\n  y»\n\n«b»: «>-\n  z»»\n\n\n",
      "««a»: «|» # c\n«b»: «|2-\n   x \n  y  »\n«c»: «1»»\n",
      "««a»: «|+\n  x»\n\n«c»: «1»»\n", "««a»: «|\n  x\n     »\n«b»: «1»»\n",
      "««a»: !!str &x «1»\n«b»: «*x»»\n", "««a»: &x # c\n  «- «1»»\n«b»: «2»»\n",
      "««a»: &x\n  ««k»: «v»»»\n", "«? «a»«»\n? «b»\n: «2»»", "«{«a»«», «b»: «[]»}»\n",
      "««a»: «{«x»: «1», «y»«» }»»\n", "«[««a»: «1»», «b» ]»\n", "# c\n---\n««a»: «1»»\n...\n",
      "««ключ»: «значение»\n«二»: «[«三», «\"四\"»]»»\n", "««a»: !!str«»\n«b»: ! «x»»\n",
      "««a»: «\"x\u{2028}é\"»\n«b»: «y»»\n", "««a»: «1»\r\n«b»: «|\r\n  x»»\r\n",
      "«-«»\n-«»»\n", "", "# c\n", "«plain»\n",
      "««a\u{2028}b»: «\"x\u{85}😀\"»\n«c»: «'\u{2029}'» # \u{2028}\n«日»: «|\n  é\u{85}\n  ü»\n«d»: «1»»\n",
    ])
  func exact(_ marked: String) throws {
    let text = MarkedText(marked)
    let document = try YAMLReader.read(text.bytes)
    let expected = text.ranges.isEmpty ? [SourceRange(start: 0, end: 0)] : text.ranges
    let found = ranges(document.root)
    #expect(
      found == expected,
      "found \(found.map { text.text($0) }), expected \(expected.map { text.text($0) })")
  }

  /// Ranges in preorder.
  private func ranges(_ node: Node) -> [SourceRange] {
    [node.range] + node.elements.flatMap(ranges)
      + node.members.flatMap { [$0.key.range] + ranges($0.value) }
  }

  @Test("an aliased value stands at its alias, what is inside it at the anchor")
  func aliases() throws {
    let text = MarkedText("a: &x\n  k: «v»\nb: «*x»\n")
    let root = try YAMLReader.read(text.bytes).root
    #expect(root["b"]?.range == text.ranges[1])
    #expect(root["b"]?["k"]?.range == text.ranges[0])
  }
}
