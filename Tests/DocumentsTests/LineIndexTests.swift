import Documents
import Testing

struct LineIndexTests {
  @Test("lines end at LF, CR and CR LF, and columns count Unicode scalars from 1")
  func positions() {
    let text = "ab\né💩x\r\n\rlast"
    let lines = LineIndex(Array(text.utf8))
    #expect(lines.count == 4)
    func position(before marker: String) -> TextPosition? {
      text.utf8.firstRange(of: marker.utf8)
        .map { lines.position(at: text.utf8.distance(from: text.startIndex, to: $0.lowerBound)) }
    }
    #expect(position(before: "ab") == TextPosition(line: 1, column: 1))
    #expect(position(before: "x") == TextPosition(line: 2, column: 3))
    #expect(position(before: "last") == TextPosition(line: 4, column: 1))
    #expect(lines.position(at: 10_000) == TextPosition(line: 4, column: 5))
    #expect(lines.position(at: -1) == TextPosition(line: 1, column: 1))
  }

  @Test("a line's text comes without its end")
  func texts() {
    let lines = LineIndex(Array("a\r\nb\n".utf8))
    #expect(lines.text(ofLine: 1) == "a")
    #expect(lines.text(ofLine: 2) == "b")
    #expect(lines.text(ofLine: 3) == "")
    #expect(lines.text(ofLine: 4) == nil)
    #expect(lines.text(ofLine: 0) == nil)
  }
}
