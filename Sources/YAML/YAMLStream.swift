/// Several YAML documents in one text (YAML 1.2.2 section 9.2).
package enum YAMLStream {
  /// One document of a text.
  package struct Part: Hashable, Sendable {
    /// What stands behind its marker `---`.
    package let text: ArraySlice<UInt8>
    /// The line of the whole text in which that begins, from 1.
    package let line: Int
    /// Whether it begins in the line of its marker, as `--- {a: 1}` does.
    package let isBesideMarker: Bool
  }

  /// The documents of `source` in order; what holds comments and directives only is none.
  ///
  /// A marker at the start of a line ends a document wherever it stands, in a block or quoted scalar too.
  package static func parts(of source: [UInt8]) -> [Part] {
    var scan = Scan(source)
    var start = 0
    var line = 1
    while start < source.count {
      let end =
        source[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? source.count
      scan.take(start..<end, line)
      start = end
      line += 1
    }
    scan.close(at: source.count)
    return scan.parts
  }

  private struct Scan {
    private let source: [UInt8]
    private(set) var parts: [Part] = []
    private var start = 0
    private var line = 1
    private var isBesideMarker = false
    private var hasContent = false

    init(_ source: [UInt8]) { self.source = source }

    mutating func take(_ range: Range<Int>, _ number: Int) {
      let text = source[range]
      if Self.isMarker(text, "...") {
        close(at: range.lowerBound)
        open(at: range.upperBound, number + 1)
      } else if Self.isMarker(text, "---") {
        close(at: range.lowerBound)
        if Self.holdsContent(text.dropFirst(3)) {
          open(at: range.lowerBound + 3, number)
          (isBesideMarker, hasContent) = (true, true)
        } else {
          open(at: range.upperBound, number + 1)
        }
      } else if !hasContent {
        // A directive stands before a marker only.
        hasContent = Self.holdsContent(text) && text.first != UInt8(ascii: "%")
      }
    }

    mutating func close(at end: Int) {
      guard hasContent else { return }
      parts.append(Part(text: source[start..<end], line: line, isBesideMarker: isBesideMarker))
      hasContent = false
    }

    private mutating func open(at start: Int, _ line: Int) {
      (self.start, self.line, isBesideMarker, hasContent) = (start, line, false, false)
    }

    private static func isMarker(_ line: ArraySlice<UInt8>, _ marker: StaticString) -> Bool {
      let text = marker.description.utf8
      return line.starts(with: text) && (line.dropFirst(3).first.map(isBlank) ?? true)
    }

    private static func holdsContent(_ line: ArraySlice<UInt8>) -> Bool {
      line.first { !isBlank($0) }.map { $0 != UInt8(ascii: "#") } ?? false
    }

    private static func isBlank(_ byte: UInt8) -> Bool { " \t\r\n".utf8.contains(byte) }
  }
}
