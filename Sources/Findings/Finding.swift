package import Documents

/// Something wrong with the content of a file: what, where, and what to do about it.
package struct Finding: Sendable, Hashable {
  /// The rule that was broken.
  package let rule: RuleDescriptor
  /// How much it weighs here; the rule's own severity unless registry.yaml says otherwise.
  package var severity: Severity
  /// Where it is.
  package private(set) var location: Location
  /// What is wrong: a lower-case fragment without a full stop, user values quoted.
  package let summary: String
  /// What to do next, when there is something definite to say.
  package let remedy: String?

  /// Where a finding points.
  package struct Location: Sendable, Hashable {
    /// Path of the file, relative to the registry, `/` between parts.
    package fileprivate(set) var path: String
    /// First and last position, when the finding is about a part of the file.
    package let start: TextPosition?
    /// The position after the last character.
    package let end: TextPosition?
    /// The text of the line where it starts, for people; nil when that is very long.
    package let line: String?

    /// A whole file.
    package init(path: String) {
      self.path = path
      start = nil
      end = nil
      line = nil
    }

    /// A part of a file as an earlier run told it, or of one that is no document.
    package init(path: String, start: TextPosition?, end: TextPosition?, line: String?) {
      self.path = path
      self.start = start
      self.end = end
      self.line = line
    }

    /// A range of a file whose text `lines` indexes.
    package init(path: String, range: SourceRange, in lines: LineIndex) {
      self.path = path
      let start = lines.position(at: range.start)
      self.start = start
      end = lines.position(at: range.end)
      line = lines.text(ofLine: start.line, longest: Self.longestLine)
    }

    /// The same place in a text that has `linesBefore` lines before this one, in the file at `path`.
    package func moved(to path: String, linesBefore: Int) -> Location {
      func moved(_ position: TextPosition?) -> TextPosition? {
        position.map { TextPosition(line: $0.line + linesBefore, column: $0.column) }
      }
      return Location(path: path, start: moved(start), end: moved(end), line: line)
    }

    /// Longer lines, in bytes, are not kept: nobody reads them under a finding, and a file of one line
    /// with many findings would be kept as often.
    private static let longestLine = 2_000

    /// `path`, or `path:line:column`.
    package var description: String {
      start.map { "\(path):\($0.line):\($0.column)" } ?? path
    }
  }

  /// Makes a finding of `rule` with the rule's own severity.
  package init(
    _ rule: RuleDescriptor, at location: Location, _ summary: String, remedy: String? = nil
  ) {
    self.rule = rule
    severity = rule.severity
    self.location = location
    self.summary = summary
    self.remedy = remedy
  }

  /// The same finding at another place, in other words.
  package func placed(at location: Location, saying summary: String) -> Finding {
    var finding = Finding(rule, at: location, summary, remedy: remedy)
    finding.severity = severity
    return finding
  }

  /// The same finding with `prefix` before its path.
  func moved(below prefix: String) -> Finding {
    var finding = self
    finding.location.path = prefix + location.path
    return finding
  }
}

extension Finding: Comparable {
  /// Order of a report: by path, then position, then rule, then words.
  package static func < (left: Finding, right: Finding) -> Bool {
    if left.location.path != right.location.path { return left.location.path < right.location.path }
    let first = left.location.start ?? TextPosition(line: 0, column: 0)
    let second = right.location.start ?? TextPosition(line: 0, column: 0)
    if first != second { return first < second }
    if left.rule.id != right.rule.id { return left.rule.id < right.rule.id }
    return left.summary < right.summary
  }
}
