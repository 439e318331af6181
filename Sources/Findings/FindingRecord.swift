package import Documents

/// A finding written down for a later run: everything of it, its rule by id.
extension Finding {
  /// `[rule, severity, path, summary, remedy, [line, column, endLine, endColumn], text of the line]`, null for
  /// what there is none of.
  package var record: JSONValue {
    let range = [location.start, location.end].compactMap { $0 }.flatMap {
      [JSONValue.int($0.line), .int($0.column)]
    }
    return [
      .int(rule.id.number), .string(severity.rawValue), .string(location.path), .string(summary),
      .optional(remedy), range.isEmpty ? .null : .array(range), .optional(location.line),
    ]
  }

  /// Reads what `record` wrote; nil for anything else, and for a rule that `known` does not have.
  package init?(record: Node, rules known: [RuleID: RuleDescriptor]) {
    let parts = Array(record.elements)
    guard parts.count == 7, let number = parts[0].number?.int, let rule = known[RuleID(number)],
      let severity = parts[1].string.flatMap(Severity.init(rawValue:)),
      let path = parts[2].string, let summary = parts[3].string
    else { return nil }
    let range = parts[5].elements.compactMap { $0.number?.int }
    guard range.isEmpty || range.count == 4 else { return nil }
    let location =
      range.isEmpty
      ? Location(path: path)
      : Location(
        path: path, start: TextPosition(line: range[0], column: range[1]),
        end: TextPosition(line: range[2], column: range[3]), line: parts[6].string)
    self.init(rule, at: location, summary, remedy: parts[4].string)
    self.severity = severity
  }
}
