/// Prints layouts in canonical block style: two spaces a level, sequences indented under their key.
struct BlockPrinter {
  private(set) var output = ""

  /// Prints a whole document, comments behind it included.
  mutating func document(_ root: Layout) {
    switch root.content {
    case .mapping(let entries), .sequence(let entries):
      if let comment = root.comment { self.lines([.comment(comment)], indent: 0) }
      self.entries(entries, indent: 0, isFirstInline: false)
    case .block(let spelling): block(spelling, root, indent: 0)
    default: scalar(root)
    }
    lines(root.below, indent: 0)
  }

  /// Prints one entry at `indent`, from its key or dash to its last line end.
  mutating func entry(_ entry: Layout.Entry, indent: Int) {
    if let key = entry.key {
      let anchor = entry.keyAnchor.map { "&\($0) " } ?? ""
      let spelled = anchor + (entry.isKeyDate ? key : ScalarSpelling.string(key))
      if ScalarSpelling.needsExplicitKey(spelled) {
        output += "? \(spelled)\n\(spaces(indent)):"
      } else {
        output += spelled + ":"
      }
    } else {
      output += "-"
    }
    value(entry.value, indent: indent, isItem: entry.key == nil)
  }

  /// Prints a value behind its key or dash; `indent` is the column of that.
  mutating func value(_ value: Layout, indent: Int, isItem: Bool) {
    switch value.content {
    case .mapping(let entries), .sequence(let entries):
      if isItem, value.anchor == nil, value.comment == nil, entries.first?.above.isEmpty ?? true {
        output += " "
        self.entries(entries, indent: indent + 2, isFirstInline: true)
      } else {
        if let anchor = value.anchor { output += " &\(anchor)" }
        endLine(value.comment)
        self.entries(entries, indent: indent + 2, isFirstInline: false)
      }
      lines(value.below, indent: indent + 2)
    case .missing:
      endLine(value.comment)
      lines(value.below, indent: indent + 2)
    case .block(let spelling):
      output += " "
      block(spelling, value, indent: indent)
    default:
      output += " "
      scalar(value)
    }
  }

  /// Prints lines of comments; blank lines never double and never begin the text.
  mutating func lines(_ lines: [Layout.Line], indent: Int) {
    for line in lines {
      switch line {
      case .blank: if !output.isEmpty, !endsWithBlankLine { output += "\n" }
      case .comment(let text): output += spaces(indent) + text + "\n"
      }
    }
  }

  private mutating func entries(_ entries: [Layout.Entry], indent: Int, isFirstInline: Bool) {
    for (place, entry) in entries.enumerated() {
      let entry = entry.hoisted
      if place > 0 || !isFirstInline {
        lines(entry.above, indent: indent)
        output += spaces(indent)
      }
      self.entry(entry, indent: indent)
    }
  }

  private mutating func scalar(_ value: Layout) {
    if let anchor = value.anchor { output += "&\(anchor) " }
    switch value.content {
    case .alias(let name): output += "*\(name)"
    case .scalar(let scalar): output += ScalarSpelling.inline(scalar)
    case .date(let text): output += text
    default: break
    }
    endLine(value.comment)
  }

  private mutating func block(_ spelling: BlockScalarSpelling, _ value: Layout, indent: Int) {
    if let anchor = value.anchor { output += "&\(anchor) " }
    output += spelling.header
    endLine(value.comment)
    for line in spelling.lines {
      output += line.isEmpty ? "\n" : spaces(indent + 2) + line + "\n"
    }
  }

  private mutating func endLine(_ comment: String?) {
    if let comment { output += "  " + comment }
    output += "\n"
  }

  private var endsWithBlankLine: Bool {
    let end = output.utf8.suffix(2)
    return end.elementsEqual([0x0A, 0x0A])
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension Layout.Entry {
  /// With comments inside a sequence's element moved above its dash, so that `- key: value` can begin
  /// on one line.
  fileprivate var hoisted: Layout.Entry {
    guard key == nil, value.anchor == nil else { return self }
    var result = self
    switch value.content {
    case .mapping(var entries), .sequence(var entries):
      guard var first = entries.first?.hoisted else { return self }
      result.above += (value.comment.map { [.comment($0)] } ?? []) + first.above
      result.value.comment = nil
      first.above = []
      entries[0] = first
      if case .mapping = value.content {
        result.value.content = .mapping(entries)
      } else {
        result.value.content = .sequence(entries)
      }
      return result
    default: return self
    }
  }
}
