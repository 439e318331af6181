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

  @Test("columns of long lines are counted as those of short ones")
  func longLines() {
    var random = SeededRandom(state: 19)
    let pieces = ["a", "é", "€", "💩", "a", "bc", "\r\n", "\n", "\r"]
    var text: [UInt8] = []
    for _ in 0..<6_000 {
      // A line end is rare, so that most lines are longer than what is counted at once.
      let rare = Int.random(in: 0..<2_000, using: &random) == 0
      let choices = rare ? pieces[6...] : pieces[..<6]
      text += (choices.randomElement(using: &random) ?? "").utf8
    }
    let lines = LineIndex(text)
    #expect(2..<20 ~= lines.count)
    var (line, column) = (1, 1)
    for (offset, byte) in text.enumerated() {
      let isContinuation = byte & 0xC0 == 0x80
      if !isContinuation {
        #expect(lines.position(at: offset) == TextPosition(line: line, column: column))
      }
      let endsLine =
        byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && text.dropFirst(offset + 1).first != UInt8(ascii: "\n")
      if endsLine { (line, column) = (line + 1, 1) } else if !isContinuation { column += 1 }
    }
    #expect(lines.position(at: text.count) == TextPosition(line: line, column: column))
  }

  @Test("an empty text has one position")
  func empty() {
    #expect(LineIndex([]).position(at: 3) == TextPosition(line: 1, column: 1))
    #expect(LineIndex([]).count == 1)
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
