import Documents

extension StructuralEdit {
  /// Replaces the document, or begins it.
  func replaceRoot(_ value: JSONValue, _ order: KeyOrder) -> [Splice]? {
    var printer = BlockPrinter()
    guard let root = tree.root, !root.isMissing else {
      printer.document(Layout(value, order: order, literals: .closed))
      let end = endOfNothing
      let isLineStart = end == lines.textStart || TextLines.isBreak(tree.source[end - 1])
      return [Splice(at: end, (isLineStart ? "" : "\n") + printer.output)]
    }
    if !root.isBlockCollection, hasComment(in: root.outerStart..<root.start) { return nil }
    let isDeep = hasDeeperLines(at: lines.next(after: root.end), column: 0)
    let layout = Layout(
      value, order: order, literals: isDeep ? .none : .closed, replacing: root)
    printer.document(layout)
    let text = printed(printer, layout)
    let (head, body) = spelling(
      of: root, behind: root.outerStart, column: 0, isLong: !text.rest.isEmpty)
    let last = text.rest + finalBreak(behind: layout, at: body.upperBound)
    guard !layout.entries.isEmpty else { return [Splice(head, text.first), Splice(body, last)] }
    // A collection begins at the margin, and not on the line of `---`.
    var start = head.lowerBound
    while start > lines.textStart, TextLines.isBlank(tree.source[start - 1]) { start -= 1 }
    let first = (lines.isFirst(root.outerStart) ? "" : "\n") + text.first
    return [Splice(start..<head.upperBound, first), Splice(body, last)]
  }

  /// Where a document that holds nothing ends: at the line of its `...`, or with the text.
  private var endOfNothing: Int {
    var end = tree.source.count
    var line = lines.textStart
    while line < tree.source.count {
      let marker = tree.source[line...].prefix(3)
      if marker.elementsEqual("...".utf8) { end = min(end, line) }
      if marker.elementsEqual("---".utf8) { end = tree.source.count }
      line = lines.next(after: line)
    }
    return end
  }

  /// Replaces the value at `place` in its collection.
  func replace(_ place: Place, _ value: JSONValue, _ order: KeyOrder) -> [Splice]? {
    guard let entry = place.entry, let parent = place.parent else { return nil }
    let node = place.node
    if let anchor = node.anchor, tree.aliases.union(tree.keyAliases).contains(anchor) { return nil }
    // A comment between a tag or anchor and its value would go with them.
    if !node.isBlockCollection, hasComment(in: node.outerStart..<node.start) { return nil }
    if parent.isFlow {
      let text = flowSpelling(in: parent).text(value, order: order, replacing: node)
      guard node.isMissing else { return [Splice(node.outerStart..<node.end, text)] }
      guard let colon = entry.indicatorEnd else {
        return marked(entry) + [Splice(at: node.end, ": " + text)]
      }
      // `{a: , b}` has room for the value.
      let hasGap = colon < tree.source.count && TextLines.isBlank(tree.source[colon])
      return [hasGap ? Splice(at: colon + 1, text) : Splice(at: colon, " " + text)]
    }
    let column = lines.column(of: entry.start)
    let layout = Layout(
      value, order: order, literals: literals(replacing: node, of: entry, column: column),
      replacing: node)
    var printer = BlockPrinter()
    printer.value(layout, indent: column, isItem: entry.key == nil)
    let text = printed(printer, layout)
    guard let indicator = entry.indicatorEnd else {
      let end = lines.end(of: node.end)
      let added = "\n" + spaces(column) + ":" + text.first + text.rest
      return (entry.key.map(stripping) ?? [])
        + [Splice(at: end, added + finalBreak(behind: layout, at: end))]
    }
    if !layout.entries.isEmpty, isAmongComments(node, behind: indicator) {
      // The lines of the collection take the place of the value alone.
      let start = lines.start(of: node.outerStart)
      let isInline = !text.first.isEmpty
      let first = isInline ? spaces(column + 2) + text.first.dropFirst() : ""
      return [Splice(start..<node.end, first + text.rest.dropFirst(isInline ? 0 : 1))]
    }
    let old = spelling(of: node, behind: indicator, column: column, isLong: !text.rest.isEmpty)
    let body = Splice(old.body, text.rest + finalBreak(behind: layout, at: old.body.upperBound))
    let gap = tree.source[indicator..<old.head.lowerBound]
    guard gap.allSatisfy(TextLines.isBlank) else {
      // The value stands on a line of its own; the header of a block scalar may be out of line there.
      let place = lines.column(of: old.head.lowerBound)
      let indent = place > column ? "" : spaces(column + 2 - place)
      return [Splice(old.head, indent + text.first.dropFirst()), body]
    }
    // The lines of a collection stand two columns from the dash, however far the value stood.
    if text.first.isEmpty || (entry.key == nil && !layout.entries.isEmpty) {
      return [Splice(indicator..<old.head.upperBound, text.first), body]
    }
    return [Splice(old.head, gap.isEmpty ? text.first : String(text.first.dropFirst())), body]
  }

  /// A `?` in front of a key that is long or on several lines, behind which libyaml takes no colon otherwise.
  private func marked(_ entry: SyntaxNode.Entry) -> [Splice] {
    guard let key = entry.key, entry.start == key.outerStart else { return [] }
    let spelled = tree.source[key.outerStart..<key.end]
    let isSimple =
      !spelled.contains(where: TextLines.isBreak)
      && !ScalarSpelling.needsExplicitKey(String(decoding: spelled, as: UTF8.self))
    return isSimple ? [] : [Splice(at: entry.start, "? ")]
  }

  /// Which strings may be block scalars in the place of `node`: none where lines below or comments beside
  /// would become part of them.
  private func literals(
    replacing node: SyntaxNode, of entry: SyntaxNode.Entry, column: Int
  ) -> Layout.Literals {
    if let indicator = entry.indicatorEnd, isAmongComments(node, behind: indicator) { return .none }
    let end = node.isBlockCollection ? end(of: node, column: column) : lines.end(of: node.end)
    return hasDeeperLines(at: lines.next(after: end), column: column) ? .none : .closed
  }

  /// Whether a scalar stands below its key or dash with comments before it or beside it.
  private func isAmongComments(_ node: SyntaxNode, behind indicator: Int) -> Bool {
    guard !node.isBlockCollection, lines.end(of: indicator) < node.outerStart else { return false }
    return hasComment(in: indicator..<node.outerStart)
      || hasComment(in: node.end..<lines.end(of: node.end))
  }

  /// What was printed, its last line break left out: the first line, and the rest from its line break on.
  private func printed(_ printer: BlockPrinter, _ value: Layout) -> (first: String, rest: String) {
    let text = printer.output.utf8.dropLast()
    let first = text.prefix { $0 != 0x0A }
    return (
      String(decoding: first, as: UTF8.self),
      String(decoding: text[first.endIndex...], as: UTF8.self)
    )
  }

  /// The bytes that spell a value: those on its first line, and the lines below.
  private func spelling(
    of node: SyntaxNode, behind indicator: Int, column: Int, isLong: Bool
  ) -> (head: Range<Int>, body: Range<Int>) {
    let lineEnd = lines.end(of: indicator)
    if node.isBlockCollection {
      let end = end(of: node, column: column)
      if node.start <= lineEnd { return (node.outerStart..<end, end..<end) }
      let head = indicator..<propertiesEnd(of: node, behind: indicator, before: lineEnd)
      return (head, lineEnd..<end)
    }
    if node.style.isBlock, !node.isCollection {
      let header = BlockScalarExtent(tree.source, node.start, node.scanEnd).headerEnd
      let headerLine = lines.end(of: header)
      return (node.outerStart..<header, headerLine..<max(headerLine, lines.end(of: node.end)))
    }
    let end = lines.end(of: node.end)
    if isLong, node.outerStart > lineEnd { return (indicator..<indicator, lineEnd..<end) }
    return (node.outerStart..<node.end, end..<end)
  }

  /// Behind a tag or anchor that stands on the line of the key, before a collection below.
  func propertiesEnd(of node: SyntaxNode, behind indicator: Int, before lineEnd: Int) -> Int {
    guard node.outerStart < min(node.start, lineEnd) else { return indicator }
    var end = node.outerStart
    var offset = node.outerStart
    while offset < lineEnd, "&!".utf8.contains(tree.source[offset]) {
      while offset < lineEnd, !TextLines.isBlank(tree.source[offset]) { offset += 1 }
      end = offset
      while offset < lineEnd, TextLines.isBlank(tree.source[offset]) { offset += 1 }
    }
    return end
  }
}
