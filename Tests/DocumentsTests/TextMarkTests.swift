import Documents
import Testing

struct TextMarkTests {
  @Test("a mark is the first and the last four bytes of a text of any length", arguments: 0...20)
  func parts(length: Int) {
    let text = (0..<length).map { UInt8(0x31 + $0) }
    let mark = TextMark(text.span)
    func number(_ bytes: some Sequence<UInt8>) -> UInt32 {
      bytes.enumerated().reduce(0) { $0 | UInt32($1.element) << UInt32(8 * $1.offset) }
    }
    #expect(mark.head == number(text.prefix(4)))
    #expect(mark.tail == (length < 4 ? 0 : number(text.suffix(4))))
    #expect(mark == TextMark(head: mark.head, tail: mark.tail))
  }

  @Test(
    "two texts of one length have one mark just if their ends are the same, so up to eight bytes it is all",
    arguments: 0...20)
  func difference(length: Int) {
    let whole = Int(TextMark.wholeLength)
    let text = [UInt8](repeating: 0x61, count: length)
    for place in 0..<length {
      for bit in 0..<8 {
        var other = text
        other[place] ^= 1 << UInt8(bit)
        let isInMiddle = length > whole && 4..<(length - 4) ~= place
        #expect((TextMark(text.span) == TextMark(other.span)) == isInMiddle, "\(place), \(bit)")
      }
    }
  }

  @Test("random texts of few letters up to eight bytes long are equal just if mark and length are")
  func random() {
    var random = SeededRandom(state: 17)
    var equal = 0
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...Int(TextMark.wholeLength), using: &random)
      func text() -> [UInt8] {
        (0..<length).map { _ in [0x00, 0x61, 0xFF].randomElement(using: &random) ?? 0 as UInt8 }
      }
      let (one, other) = (text(), text())
      let isSame = TextMark(one.span) == TextMark(other.span)
      #expect(isSame == (one == other))
      equal += isSame ? 1 : 0
    }
    #expect(equal > 1_000)
  }

  @Test("what is no text has the mark of the empty one")
  func none() {
    let empty: [UInt8] = []
    #expect(TextMark(empty.span) == .none)
  }
}
