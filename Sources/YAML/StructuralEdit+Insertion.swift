import Documents

extension StructuralEdit {
  /// Adds an entry behind the one at `index`, or before all.
  func insert(
    _ key: String?, _ value: JSONValue, _ order: KeyOrder, after index: Int?, in place: Place
  ) -> [Splice]? {
    let node = place.node
    guard node.isCollection else { return nil }
    if node.isFlow {
      if node.entries.isEmpty, !(place.parent?.isFlow ?? false), !isJSON,
        !hasComment(in: node.start + 1..<node.end)
      {
        let whole: JSONValue = key.map { .object([JSONValue.Member($0, value)]) } ?? .array([value])
        let children = key.map { KeyOrder(children: [$0: order]) } ?? KeyOrder(elements: order)
        return place.entry == nil ? replaceRoot(whole, children) : replace(place, whole, children)
      }
      return insertIntoFlow(key, value, order, after: index, in: node)
    }
    guard let first = node.entries.first else { return nil }
    let column = lines.column(of: first.start)
    if let index {
      guard node.entries.indices.contains(index) else { return nil }
      let last = node.entries[index]
      let end = entryEnd(last, column: column)
      return stripping(last.value) + [entry(key, value, order, behind: end, column: column)]
    }
    guard lines.isFirst(first.start) else {
      let text = entryText(key, Layout(value, order: order, literals: .closed), column: column)
      return [Splice(at: first.start, text + "\n" + spaces(column))]
    }
    let above = ownCommentsStart(above: lines.start(of: first.start), behind: lines.textStart)
    let literals = hasDeeperLines(at: above, column: column) ? Layout.Literals.none : .closed
    let text = entryText(key, Layout(value, order: order, literals: literals), column: column)
    return [Splice(at: above, spaces(column) + text + "\n")]
  }

  /// A new entry on the lines below `end`, where an entry ends.
  private func entry(
    _ key: String?, _ value: JSONValue, _ order: KeyOrder, behind end: Int, column: Int
  ) -> Splice {
    let next = lines.next(after: end)
    let isDeep = hasDeeperLines(at: next, column: column)
    let layout = Layout(value, order: order, literals: isDeep ? .none : .closed)
    let text = spaces(column) + entryText(key, layout, column: column)
    guard next == end else { return Splice(at: next, text + "\n") }
    return Splice(at: end, "\n" + text + finalBreak(behind: layout, at: end))
  }

  private func insertIntoFlow(
    _ key: String?, _ value: JSONValue, _ order: KeyOrder, after index: Int?, in node: SyntaxNode
  ) -> [Splice]? {
    let spelling = flowSpelling(in: node)
    let gap = spelling.gap
    let text =
      key.map { spelling.member($0, value, order: order) } ?? spelling.text(value, order: order)
    guard let first = node.entries.first else {
      let hasComment = hasComment(in: node.start + 1..<node.end)
      return [Splice(at: hasComment ? node.end - 1 : node.start + 1, text)]
    }
    if isBarePair(node) {
      let pair = index == nil ? ("{" + text + ", ", "}") : ("{", ", " + text + "}")
      return [Splice(at: node.start, pair.0), Splice(at: flowEnd(of: first), pair.1)]
    }
    guard let index else {
      let separator = lines.isFirst(first.start) ? ",\n" + indentation(of: first.start) : "," + gap
      return [Splice(at: first.start, text + separator)]
    }
    guard node.entries.indices.contains(index) else { return nil }
    let entry = node.entries[index]
    guard lines.isFirst(entry.start) else {
      return [Splice(at: flowEnd(of: entry), "," + gap + text)]
    }
    let isLast = index + 1 == node.entries.count
    let comma = comma(
      behind: contentEnd(entry), before: isLast ? node.end : node.entries[index + 1].start)
    let end = comma.map { $0 + 1 } ?? contentEnd(entry)
    let lineEnd = lines.end(of: end)
    let line = "\n" + indentation(of: entry.start) + text
    guard hasOnlyComment(in: end..<lineEnd) else {
      return [Splice(at: flowEnd(of: entry), "," + line)]
    }
    // The comment on the line stays there.
    if comma != nil { return [Splice(at: lineEnd, line + ",")] }
    return [Splice(at: contentEnd(entry), ","), Splice(at: lineEnd, line)]
  }

  /// Whether a mapping of one member stands in a flow sequence without braces: `[key: value]`.
  func isBarePair(_ node: SyntaxNode) -> Bool {
    node.isFlow && node.isMapping && tree.source[node.start] != UInt8(ascii: "{")
  }

  /// Flow style as in `node`: JSON where the keys beside are quoted, or the whole text is JSON.
  func flowSpelling(in node: SyntaxNode) -> FlowSpelling {
    let root = tree.root ?? node
    let keys = node.entries.compactMap(\.key)
    let isQuoted = !keys.isEmpty && keys.allSatisfy { $0.style == .doubleQuoted }
    let isJSON = isQuoted || isJSON
    return FlowSpelling(
      isJSON: isJSON, isTight: isJSON && (isTight(node) ?? isTight(root) ?? false))
  }

  /// Whether nothing follows the colons or commas of a collection on one line; nil when it has none.
  private func isTight(_ node: SyntaxNode) -> Bool? {
    guard let first = node.entries.first else { return nil }
    if let colon = first.indicatorEnd { return colon == first.value.outerStart }
    guard node.entries.count > 1 else { return nil }
    return node.entries[1].start == contentEnd(first) + 1
  }

  private var isJSON: Bool {
    guard tree.root?.isFlow ?? false else { return false }
    do throws(JSONError) {
      _ = try JSONReader.read(tree.source)
      return true
    } catch {
      return false
    }
  }

  private func entryText(_ key: String?, _ value: Layout, column: Int) -> String {
    var printer = BlockPrinter()
    printer.entry(Layout.Entry(key: key, value: value), indent: column)
    return String(printer.output.dropLast())
  }

  /// The line break without which a block scalar at the end of the text would lose its last one.
  func finalBreak(behind value: Layout, at end: Int) -> String {
    end == tree.source.count && value.endsInLineBreak ? "\n" : ""
  }

  /// Tells a block scalar that ends the text without a line break to do without, when lines follow it.
  func stripping(_ node: SyntaxNode) -> [Splice] {
    if let last = node.entries.last { return node.isFlow ? [] : stripping(last.value) }
    guard node.style.isBlock, !node.isCollection, node.end == tree.source.count else { return [] }
    let range = node.start..<BlockScalarExtent(tree.source, node.start, node.scanEnd).headerEnd
    let header = tree.source[range].filter { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }
    return [Splice(range, String(decoding: header, as: UTF8.self) + "-")]
  }

  /// Indentation.
  func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  private func indentation(of offset: Int) -> String {
    String(decoding: tree.source[lines.start(of: offset)..<offset], as: UTF8.self)
  }
}
