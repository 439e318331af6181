import Documents

/// Findings as people read them: position, severity, words, rule; the source line with a caret; the remedy.
///
/// Words and paths may quote content, so that characters which act on a terminal are spelled out, `\u{1b}`.
package struct HumanFindings: Sendable {
  /// Colours a piece of text for its role.
  package enum Role: Sendable { case location, error, warning, note, rule, dimmed }
  private let style: @Sendable (String, Role) -> String

  /// A renderer; `style` adds colour, the default adds none.
  package init(style: @escaping @Sendable (String, Role) -> String = { text, _ in text }) {
    self.style = style
  }

  /// The text of all `findings`, a block each, in report order, ending with a line end unless empty.
  package func text(_ findings: [Finding]) -> String {
    findings.sorted().map { block($0) + "\n" }.joined()
  }

  private func block(_ finding: Finding) -> String {
    let role: Role =
      switch finding.severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    var lines = [
      "\(style(Self.visible(finding.location.description) + ":", .location)) "
        + "\(style(finding.severity.rawValue + ":", role)) \(Self.visible(finding.summary)) "
        + style("[\(finding.rule.id)]", .rule)
    ]
    lines += excerpt(finding)
    if let remedy = finding.remedy {
      lines.append("  \(style("help:", .dimmed)) \(Self.visible(remedy))")
    }
    return lines.joined(separator: "\n")
  }

  /// `text` with what has no shape of its own spelled out.
  package static func visible(_ text: String) -> String {
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        visible += "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars
      } else {
        visible.append(scalar)
      }
    }
    return String(visible)
  }

  /// Whether `scalar` is a control or turns text around or hides in it; joiners only choose shapes.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
    default: false
    }
  }

  /// The source line and a caret line; none for whole files, blank or very long lines.
  private func excerpt(_ finding: Finding) -> [String] {
    guard let line = finding.location.line, let start = finding.location.start,
      line.utf8.count <= 200, !line.allSatisfy(\.isWhitespace),
      !line.unicodeScalars.contains(where: Self.isHidden)
    else { return [] }
    let number = String(start.line)
    let margin = String(repeating: " ", count: number.count)
    let width = line.unicodeScalars.count
    let last = finding.location.end.flatMap { $0.line == start.line ? $0.column : nil } ?? width + 1
    let length = max(1, min(last, width + 1) - start.column)
    let carets =
      String(repeating: " ", count: start.column - 1) + String(repeating: "^", count: length)
    return [
      "  \(style("\(number) |", .dimmed)) \(line)",
      "  \(style("\(margin) |", .dimmed)) \(style(carets, .error))",
    ]
  }
}
