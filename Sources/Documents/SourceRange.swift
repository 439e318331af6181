/// A half-open range of byte offsets into a document's source text.
package struct SourceRange: Hashable, Sendable {
  /// Offset of the first byte.
  package let start: Int
  /// Offset after the last byte.
  package let end: Int

  /// Makes the range `start..<end`; an `end` before `start` gives an empty range at `start`.
  @inlinable package init(start: Int, end: Int) {
    self.start = start
    self.end = Swift.max(start, end)
  }

  /// The bytes it covers, as a Swift range.
  @inlinable package var bytes: Range<Int> { start..<end }
}

/// A place in a text as people count: both numbers start at 1, columns count Unicode scalars.
package struct TextPosition: Hashable, Sendable, Comparable {
  /// Line number, from 1.
  package let line: Int
  /// Column number in Unicode scalars, from 1.
  package let column: Int

  /// Makes a position from 1-based numbers.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: TextPosition, right: TextPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// Turns byte offsets of one text into line and column.
///
/// Lines end at LF, CR or CR LF, as in YAML 1.2.2 section 5.4 and in JSON editors.
package struct LineIndex: Sendable {
  private let source: [UInt8]
  private let starts: [Int]
  /// How many scalars begin before every `stretch`-th byte, so that no long line is counted twice.
  private let scalars: [Int]

  private static let stretch = 1_024

  /// Scans `source` once for line ends.
  package init(_ source: [UInt8]) {
    var starts = [0]
    var scalars: [Int] = []
    var count = 0
    for (offset, byte) in source.enumerated() {
      if offset % Self.stretch == 0 { scalars.append(count) }
      if Self.beginsScalar(byte) { count += 1 }
      let next = offset + 1
      switch byte {
      case UInt8(ascii: "\n"): starts.append(next)
      case UInt8(ascii: "\r"):
        if next == source.count || source[next] != UInt8(ascii: "\n") { starts.append(next) }
      default: break
      }
    }
    self.source = source
    self.starts = starts
    self.scalars = scalars
  }

  private static func beginsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  /// How many scalars begin before `offset`.
  private func scalars(before offset: Int) -> Int {
    guard offset > 0 else { return 0 }
    let place = (offset - 1) / Self.stretch
    return source[place * Self.stretch..<offset].reduce(scalars[place]) {
      Self.beginsScalar($1) ? $0 + 1 : $0
    }
  }

  /// Number of lines; a text that ends with a line end has an empty last line.
  package var count: Int { starts.count }

  /// The position of the byte at `offset`; offsets past the end give the end.
  package func position(at offset: Int) -> TextPosition {
    let offset = Swift.max(0, Swift.min(offset, source.count))
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let column = scalars(before: offset) - scalars(before: starts[low]) + 1
    return TextPosition(line: low + 1, column: column)
  }

  /// The text of line `number` (from 1) without its line end, or nil when there is no such line or it
  /// has more than `longest` bytes.
  package func text(ofLine number: Int, longest: Int = .max) -> String? {
    guard number >= 1, number <= starts.count else { return nil }
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] : source.count
    while end > start,
      source[end - 1] == UInt8(ascii: "\n") || source[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return end - start <= longest ? String(decoding: source[start..<end], as: UTF8.self) : nil
  }
}
