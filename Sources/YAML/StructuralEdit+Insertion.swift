import Documents

extension StructuralEdit {
  /// Adds an entry behind the one at `index`, or before all.
  func insert(
    _ key: String?, _ value: JSONValue, _ order: KeyOrder, after index: Int?, in place: Place
  ) -> [Splice]? {
    let node = place.node
    guard node.isCollection else { return nil }
    if node.isFlow {
      if node.entries.isEmpty, !(place.parent?.isFlow ?? false), !isJSON {
        let whole: JSONValue = key.map { .object([JSONValue.Member($0, value)]) } ?? .array([value])
        let children = key.map { KeyOrder(children: [$0: order]) } ?? KeyOrder(elements: order)
        return place.entry == nil ? replaceRoot(whole, children) : replace(place, whole, children)
      }
      return insertIntoFlow(key, value, order, after: index, in: node)
    }
    guard let first = node.entries.first else { return nil }
    let column = lines.column(of: first.start)
    let text = entryText(key, value, order, column: column)
    if let index {
      guard node.entries.indices.contains(index) else { return nil }
      let end = entryEnd(node.entries[index], column: column)
      return [Splice(at: end, "\n" + spaces(column) + text)]
    }
    guard lines.isFirst(first.start) else {
      return [Splice(at: first.start, text + "\n" + spaces(column))]
    }
    let above = ownCommentsStart(above: lines.start(of: first.start), column: column)
    return [Splice(at: above, spaces(column) + text + "\n")]
  }

  private func insertIntoFlow(
    _ key: String?, _ value: JSONValue, _ order: KeyOrder, after index: Int?, in node: SyntaxNode
  ) -> [Splice]? {
    let spelling = flowSpelling(in: node)
    let text =
      key.map { spelling.member($0, value, order: order) } ?? spelling.text(value, order: order)
    guard let first = node.entries.first else { return [Splice(at: node.start + 1, text)] }
    guard let index else {
      let separator = lines.isFirst(first.start) ? ",\n" + indentation(of: first.start) : ", "
      return [Splice(at: first.start, text + separator)]
    }
    guard node.entries.indices.contains(index) else { return nil }
    let entry = node.entries[index]
    let separator = lines.isFirst(entry.start) ? ",\n" + indentation(of: entry.start) : ", "
    return [Splice(at: contentEnd(entry), separator + text)]
  }

  /// Flow style as in `node`: JSON where the keys beside are quoted, or the whole text is JSON.
  func flowSpelling(in node: SyntaxNode) -> FlowSpelling {
    let keys = node.entries.compactMap(\.key)
    let isQuoted = !keys.isEmpty && keys.allSatisfy { $0.style == .doubleQuoted }
    return FlowSpelling(isJSON: isQuoted || isJSON)
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

  private func entryText(
    _ key: String?, _ value: JSONValue, _ order: KeyOrder, column: Int
  ) -> String {
    var printer = BlockPrinter()
    printer.entry(
      Layout.Entry(key: key, value: Layout(value, order: order, closed: true)), indent: column)
    return String(printer.output.dropLast())
  }

  /// Indentation.
  func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

  private func indentation(of offset: Int) -> String {
    String(decoding: tree.source[lines.start(of: offset)..<offset], as: UTF8.self)
  }
}
