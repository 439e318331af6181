import Documents

extension StructuralEdit {
  /// Replaces the document, or begins it.
  func replaceRoot(_ value: JSONValue, _ order: KeyOrder) -> [Splice]? {
    var printer = BlockPrinter()
    printer.document(Layout(value, order: order, closed: true))
    let text = String(printer.output.dropLast())
    guard let root = tree.root, !root.isMissing else {
      let end = tree.source.count
      let isLineStart = end == lines.textStart || TextLines.isBreak(tree.source[end - 1])
      return [Splice(at: end, (isLineStart ? "" : "\n") + text + "\n")]
    }
    let end = root.isBlockCollection ? end(of: root, column: 0) : root.end
    let isLineStart = lines.isFirst(root.outerStart)
    return [Splice(root.outerStart..<end, (isLineStart ? "" : "\n") + text)]
  }

  /// Replaces the value at `place` in its collection.
  func replace(_ place: Place, _ value: JSONValue, _ order: KeyOrder) -> [Splice]? {
    guard let entry = place.entry, let parent = place.parent else { return nil }
    let node = place.node
    if let anchor = node.anchor, tree.aliases.union(tree.keyAliases).contains(anchor) { return nil }
    if parent.isFlow {
      let text = flowSpelling(in: parent).text(value, order: order)
      guard node.isMissing else { return [Splice(node.outerStart..<node.end, text)] }
      return [Splice(at: node.end, (entry.indicatorEnd == nil ? ": " : " ") + text)]
    }
    let column = lines.column(of: entry.start)
    var printer = BlockPrinter()
    printer.value(
      Layout(value, order: order, closed: true), indent: column, isItem: entry.key == nil)
    let text = printer.output.utf8.dropLast()
    let first = String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self)
    let rest = String(decoding: text.dropFirst(first.utf8.count), as: UTF8.self)
    guard let indicator = entry.indicatorEnd else {
      let end = lines.end(of: node.end)
      return [Splice(at: end, "\n" + spaces(column) + ":" + first + rest)]
    }
    let old = spelling(of: node, behind: indicator, column: column, isLong: !rest.isEmpty)
    let gap = tree.source[indicator..<old.head.lowerBound]
    guard gap.allSatisfy(TextLines.isBlank) else {
      // The value stands on a line of its own.
      return [
        Splice(old.head, String(first.dropFirst())), Splice(old.body, rest),
      ]
    }
    if first.isEmpty {
      return [Splice(indicator..<old.head.upperBound, ""), Splice(old.body, rest)]
    }
    return [
      Splice(old.head, gap.isEmpty ? first : String(first.dropFirst())), Splice(old.body, rest),
    ]
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
  private func propertiesEnd(of node: SyntaxNode, behind indicator: Int, before lineEnd: Int) -> Int
  {
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
