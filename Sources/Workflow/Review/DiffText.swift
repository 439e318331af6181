package import Documents
import Findings
package import Registry

/// A difference of two registries as text for reviewers: plain, Markdown, JSON.
package struct DiffText: Sendable {
  private let diff: RegistryDiff

  /// Words for `diff`.
  package init(_ diff: RegistryDiff) { self.diff = diff }

  /// By this line a program finds the comment that it wrote earlier, to edit it in place.
  package static let marker = "<!-- registrar diff -->"

  // MARK: - Lines

  /// One change: a sentence, and what is worth knowing about it.
  package struct Item: Sendable {
    /// `Release credit/scorer@2.1.0`.
    package let summary: String
    /// `status: draft -> released`, `accuracy 0.93, +0.02 from 0.91 of …; threshold >= 0.9 met`.
    package let details: [String]
  }

  /// Every change in words.
  package var items: [Item] {
    diff.entries.map { entry in
      Item(
        summary: ChangeWords.summary(of: entry.change),
        details: entry.moves.isEmpty
          ? Self.fields(entry.change) : entry.moves.map(Self.words))
    }
      + diff.files.map { file in
        Item(summary: "\(Self.capitalised(file.verb)) \(file.path)", details: [])
      }
  }

  private static func capitalised(_ verb: String) -> String {
    switch verb {
    case "added": "Add"
    case "removed": "Remove"
    default: "Change"
    }
  }

  private static func fields(_ change: SemanticChange) -> [String] {
    change.fields.map { field in
      switch (field.old, field.new) {
      case (nil, let new?): "\(field.path): \(text(new))"
      case (let old?, nil): "\(field.path): \(text(old)) (removed)"
      case (let old?, let new?): "\(field.path): \(text(old)) -> \(text(new))"
      case (nil, nil): field.path
      }
    }
  }

  private static func text(_ value: JSONValue) -> String {
    let text = value.string ?? JSONWriter.text(value)
    return text.count > 120 ? String(text.prefix(117)) + "..." : text
  }

  private static func words(_ move: MetricMove) -> String {
    var words = "\(move.new.subject) \(move.new.lexeme)"
    let place = [move.new.dataset, move.new.split].compactMap { $0 }.joined(separator: "/")
    if !place.isEmpty { words += " on \(place)" }
    if let old = move.old {
      let by = move.difference.map { "\($0) from" } ?? "was"
      words += ", \(by) \(old.measurement.lexeme) of \(old.version)"
    }
    for (threshold, isMet) in move.thresholds {
      words += "; threshold \(threshold.comparison.rawValue) \(threshold.lexeme) "
      words += isMet ? "met" : "missed"
    }
    return words
  }

  // MARK: - Formats

  /// Plain text, a line for each change and its details below; empty when nothing differs.
  package var plain: String {
    items.map { item in
      let lines = [item.summary] + item.details.map { "    \($0)" }
      return lines.map { HumanFindings.visible($0) + "\n" }.joined()
    }.joined()
  }

  /// GitHub-flavoured Markdown, with the marker first; a sentence when nothing differs.
  ///
  /// - Parameter limit: bytes that the text may have; what does not fit is counted instead.
  package func markdown(limit: Int = 60_000) -> String {
    let items = items
    var text = "\(Self.marker)\n### What changes in the registry\n\n"
    if items.isEmpty { return text + "Nothing of meaning.\n" }
    for (position, item) in items.enumerated() {
      let lines =
        ["- **\(MarkdownText.escaped(item.summary))**"]
        + item.details.map { "  - \(MarkdownText.escaped($0))" }
      let block = lines.map { $0 + "\n" }.joined()
      let left = items.count - position
      let rest = "\nand \(left) more\n"
      if text.utf8.count + block.utf8.count + rest.utf8.count > limit { return text + rest }
      text += block
    }
    return text
  }

  /// `{changes: [{action, subject, path, changes: [{field, old, new}], metrics}], files: [{path, change}]}`.
  package var value: JSONValue {
    [
      "changes": .array(diff.entries.map(Self.value)),
      "files": .array(
        diff.files.map { ["path": .string($0.path), "change": .string($0.verb)] }),
    ]
  }

  private static func value(_ entry: RegistryDiff.Entry) -> JSONValue {
    var value: JSONValue = [
      "action": .string(entry.change.action.description),
      "subject": .string(entry.change.subject.description),
      "path": .string(entry.path),
      "summary": .string(ChangeWords.summary(of: entry.change)),
      "changes": .array(
        entry.change.fields.map { field in
          ["field": .string(field.path), "old": field.old ?? .null, "new": field.new ?? .null]
        }),
    ]
    if !entry.moves.isEmpty { value["metrics"] = .array(entry.moves.map(Self.value)) }
    return value
  }

  private static func value(_ move: MetricMove) -> JSONValue {
    var value: JSONValue = [
      "metric": .string(move.new.metric),
      "slice": .optional(move.new.slice),
      "dataset": .optional(move.new.dataset),
      "split": .optional(move.new.split),
      "value": .number(move.new.lexeme),
      "previous": .null,
      "thresholds": .array(
        move.thresholds.map { threshold, isMet in
          [
            "op": .string(threshold.comparison.rawValue), "value": .number(threshold.lexeme),
            "met": .boolean(isMet),
          ]
        }),
    ]
    if let old = move.old {
      value["previous"] = [
        "value": .number(old.measurement.lexeme), "version": .string(old.version.description),
        "difference": .optional(move.difference),
      ]
    }
    return value
  }
}
