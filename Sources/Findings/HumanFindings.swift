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

  /// The text of all `findings`, a block each, in report order, ending with a line end unless empty. Echoes
  /// of one mistake follow what may be its cause, as one block.
  package func text(_ findings: [Finding]) -> String {
    let sorted = findings.sorted()
    let echoes = Dictionary(grouping: sorted.filter(\.rule.isEchoed), by: Echo.init)
      .filter { $0.value.count >= Self.leastEchoes }
    let alone = sorted.filter { echoes[Echo($0)] == nil }
    let blocks =
      alone.map { block($0) }
      + echoes.values.sorted { $0[0] < $1[0] }.map { block($0[0], also: $0.dropFirst()) }
    return blocks.map { $0 + "\n" }.joined()
  }

  /// So many findings of the same words are told as one.
  private static let leastEchoes = 3

  /// What findings that echo one mistake have in common.
  private struct Echo: Hashable {
    let rule: RuleID
    let severity: Severity
    let summary: String
    let remedy: String?

    init(_ finding: Finding) {
      rule = finding.rule.id
      severity = finding.severity
      summary = finding.summary
      remedy = finding.remedy
    }
  }

  private func block(_ finding: Finding, also others: ArraySlice<Finding> = []) -> String {
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
    if !others.isEmpty {
      let named = others.prefix(3).map { Self.visible($0.location.description) }
      let left = others.count - named.count
      lines.append(
        "  \(style("also:", .dimmed)) \(named.joined(separator: ", "))"
          + (left > 0 ? " and \(left) more" : ""))
    }
    return lines.joined(separator: "\n")
  }

  /// `text` with what has no shape of its own spelled out.
  package static func visible(_ text: String) -> String {
    // Nearly every text is plain ASCII, and Unicode's tables take time.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
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
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    return switch scalar.properties.generalCategory {
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
