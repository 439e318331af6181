/// A string over several lines: the header behind its key, and its lines without their indentation.
struct BlockScalarSpelling: Equatable {
  /// `|`, `|-`, `|2+`, `>-` and so on.
  let header: String
  /// The lines, empty ones included.
  let lines: [String]

  /// Whether the line break behind its last line belongs to it.
  var keepsLastBreak: Bool { header.utf8.last != UInt8(ascii: "-") }
  /// Whether blank lines behind it belong to it.
  var keepsLines: Bool { header.utf8.last == UInt8(ascii: "+") }

  /// The text as a literal; nil when it has one line, or characters or white space that a literal
  /// would hide.
  init?(literal text: String) {
    let lines = Self.split(text)
    guard lines.count > 1, lines.contains(where: { !$0.isEmpty }) else { return nil }
    for line in lines {
      guard line.utf8.last != 0x20, line.utf8.last != 0x09,
        line.unicodeScalars.allSatisfy({ $0 == "\t" || PlainScalar.isVisible($0) })
      else { return nil }
    }
    let content = Array(lines.reversed().drop(while: \.isEmpty).reversed())
    self.init("|", content, breaks: lines.count - content.count)
  }

  /// A folded scalar whose lines are `lines`, of which the last is not empty, with as many line breaks
  /// behind them as `text` ends in.
  init(folded lines: [String], of text: String) {
    self.init(">", lines, breaks: text.utf8.reversed().prefix { $0 == 0x0A }.count)
  }

  private init(_ indicator: String, _ content: [String], breaks: Int) {
    let chomping = breaks == 0 ? "-" : breaks == 1 ? "" : "+"
    header = indicator + Self.indicator(content) + chomping
    lines = content + Array(repeating: "", count: max(0, breaks - 1))
  }

  /// The indentation must be told where the first line begins with white space.
  private static func indicator(_ lines: [String]) -> String {
    let first = lines.first { !$0.isEmpty }?.utf8.first
    return first == 0x20 || first == 0x09 ? "2" : ""
  }

  /// Splits at line feeds; CR LF is two characters here, as in YAML.
  private static func split(_ text: String) -> [String] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
