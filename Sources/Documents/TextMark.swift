/// The first and the last four bytes of a text: together with its length the whole of it, up to eight.
///
/// Texts with another mark or another length differ; longer ones with the same are still to be compared.
package struct TextMark: Hashable, Sendable {
  /// The first four bytes, the first one lowest; fewer, with zeros behind, of a shorter text.
  package let head: UInt32
  /// The last four bytes; zero for a text of fewer.
  package let tail: UInt32

  /// The longest text that its length and its mark tell from all others.
  package static let wholeLength: UInt32 = 8

  /// The mark of what is no text.
  package static let none = TextMark(head: 0, tail: 0)

  /// The mark made of its parts.
  @inlinable package init(head: UInt32, tail: UInt32) {
    self.head = head
    self.tail = tail
  }

  /// The mark of `text`.
  package init(_ text: borrowing Span<UInt8>) {
    let count = text.count
    guard count >= 4 else {
      var bytes: UInt32 = 0
      for offset in 0..<count { bytes |= UInt32(text[offset]) << UInt32(8 * offset) }
      self.init(head: bytes, tail: 0)
      return
    }
    func four(from start: Int) -> UInt32 {
      UInt32(text[start]) | UInt32(text[start + 1]) << 8 | UInt32(text[start + 2]) << 16
        | UInt32(text[start + 3]) << 24
    }
    self.init(head: four(from: 0), tail: four(from: count - 4))
  }
}
