import Documents

/// Turns a text's tree and comments into a layout.
///
/// A comment belongs to the value on its line, else to the node below it; behind the last entry of a
/// collection, or in place of a missing value, it stays there if it stands deeper than what surrounds it.
struct LayoutBuilder {
  private let tree: SyntaxTree
  private let lines: TextLines
  private let comments: [SourceComment]
  private var next = 0

  init(_ tree: SyntaxTree) {
    self.tree = tree
    lines = TextLines(tree.source)
    comments = SourceComment.all(in: tree)
  }

  /// What encloses a value.
  private struct Surroundings {
    /// The column of the enclosing block collection; -1 around the document.
    var column = -1
    /// Whether it is a collection in brackets.
    var isFlow = false
    /// Where the next node begins, or the enclosing bracket or the text ends.
    var limit: Int
    /// The column at which the value's key will be printed.
    var indent = 0
  }

  /// The whole text: the comments that open it, and the document unless there is none.
  mutating func document(order: KeyOrder) -> (header: [Layout.Line], root: Layout?) {
    let end = tree.source.count
    guard let root = tree.root, !root.isMissing else { return (takeLines(before: end), nil) }
    var header: [Layout.Line] = []
    var layout: Layout
    if root.isBlockCollection {
      var (entries, below) = entries(root, order, Surroundings(limit: end))
      if var first = entries.first {
        // What opens the text stays there; what is nearer to the first entry goes with it.
        let split = first.above.firstIndex(of: .blank).map { $0 + 1 } ?? first.above.count
        header = Array(first.above[..<split])
        first.above.removeFirst(split)
        entries[0] = first
      }
      layout = Layout(collection(root, entries, order))
      layout.below = below
    } else {
      header = takeLines(before: root.start)
      if lines.followsBlankLine(root.outerStart) { header.append(.blank) }
      let entry = entry(
        SyntaxNode.Entry(value: root, start: root.outerStart), order, Surroundings(limit: end))
      header += entry.above
      layout = entry.value
    }
    layout.anchor = nil
    layout.below += takeLines(before: end)
    return (header, layout)
  }

  /// The entries of a collection in source order, and the comments behind the last.
  private mutating func entries(
    _ node: SyntaxNode, _ order: KeyOrder, _ around: Surroundings
  ) -> (entries: [Layout.Entry], below: [Layout.Line]) {
    let column = node.isFlow ? around.column : node.entries.first.map { lines.column(of: $0.start) }
    var inner = Surroundings(
      column: column ?? 0, isFlow: node.isFlow, limit: 0, indent: around.indent)
    var result: [Layout.Entry] = []
    for (index, source) in node.entries.enumerated() {
      inner.limit =
        index + 1 < node.entries.count
        ? node.entries[index + 1].start : node.isFlow ? node.end : around.limit
      var above = takeLines(before: source.start)
      if lines.isFirst(source.start), lines.followsBlankLine(source.start) { above.append(.blank) }
      let child = node.isMapping ? order.child(source.name) : order.elements ?? .asIs
      var entry = entry(source, child, inner)
      entry.above = above + entry.above
      result.append(entry)
    }
    let end = node.isFlow ? node.end : around.limit
    let below = takeLines(before: end) { node.isFlow || $0.column > around.column && $0.isAlone }
    return (result, below)
  }

  private mutating func entry(
    _ source: SyntaxNode.Entry, _ order: KeyOrder, _ around: Surroundings
  ) -> Layout.Entry {
    let node = source.value
    var result = Layout.Entry(key: source.key.map { _ in source.name }, value: Layout(.alias("")))
    result.isKeyDate = source.key?.isPlainDate ?? false
    if let anchor = source.key?.anchor, tree.aliases.contains(anchor) { result.keyAnchor = anchor }
    if node.isBlockCollection {
      if let comment = peek(before: node.start), !comment.isAlone { put(take(), on: &result) }
    } else {
      while peek(before: max(node.start, headEnd(of: node))) != nil { put(take(), on: &result) }
    }
    if node.entries.isEmpty {
      if node.isCollection {
        while peek(before: node.end) != nil { put(take(), on: &result) }
      }
      result.value.content = content(of: node, around)
    } else {
      var inner = around
      inner.indent += 2
      let (entries, below) = entries(node, order, inner)
      result.value.content = collection(node, entries, order)
      result.value.below = below
    }
    let end = max(node.style.isBlock && !node.isCollection ? 0 : node.end, source.indicatorEnd ?? 0)
    if !node.isBlockCollection, let comment = peek(before: min(around.limit, lines.end(of: end))),
      !comment.isAlone
    {
      put(take(), on: &result)
    }
    if node.isMissing, !around.isFlow {
      let below = takeLines(before: around.limit) { $0.column > around.column }
      if !below.isEmpty {
        result.value.content = .missing
        result.value.below = below
      }
    }
    if let anchor = node.anchor, tree.aliases.contains(anchor) { result.value.anchor = anchor }
    return result
  }

  private func collection(
    _ node: SyntaxNode, _ entries: [Layout.Entry], _ order: KeyOrder
  ) -> Layout.Content {
    guard node.isMapping else { return .sequence(entries) }
    let places = order.sorted(Array(entries.indices)) { entries[$0].key ?? "" }
    guard let first = places.first, let moved = places.firstIndex(of: 0), first > 0,
      entries[first].above.first == .blank, entries[0].above.first != .blank
    else { return .mapping(places.map { entries[$0] }) }
    // The blank line that set the new first entry apart now sets apart the old one.
    var sorted = places.map { entries[$0] }
    sorted[0].above.removeFirst()
    sorted[moved].above.insert(.blank, at: 0)
    return .mapping(sorted)
  }

  private func content(of node: SyntaxNode, _ around: Surroundings) -> Layout.Content {
    switch node.content {
    case .alias(let name): .alias(name)
    case .mapping: .scalar(.object([]))
    case .sequence: .scalar(.array([]))
    case .scalar(.string(let text)) where node.isPlainDate: .date(text)
    case .scalar(.string(let text)):
      FoldedText(node, text, in: lines).spelling(indent: around.indent).map { .block($0) }
        ?? Layout(.string(text), order: .asIs).content
    case .scalar(let value): .scalar(value)
    }
  }

  /// The end of a block scalar's header line, which may hold a comment.
  private func headEnd(of node: SyntaxNode) -> Int {
    node.style.isBlock && !node.isCollection ? lines.end(of: node.start) : 0
  }
}

// Comments.
extension LayoutBuilder {
  /// The next comment, if it stands before `offset`.
  private func peek(before offset: Int) -> SourceComment? {
    next < comments.count && comments[next].offset < offset ? comments[next] : nil
  }

  private mutating func take() -> SourceComment {
    next += 1
    return comments[next - 1]
  }

  /// Puts a comment on the entry's line, or above the entry when it has a line of its own; of two on
  /// one line the first moves above.
  private func put(_ comment: SourceComment, on entry: inout Layout.Entry) {
    if comment.isAlone {
      entry.above += Self.lines(comment)
    } else {
      if let first = entry.value.comment { entry.above.append(.comment(first)) }
      entry.value.comment = comment.text
    }
  }

  /// Takes the comments before `offset` as long as `condition` holds.
  private mutating func takeLines(
    before offset: Int, while condition: (SourceComment) -> Bool = { _ in true }
  ) -> [Layout.Line] {
    var result: [Layout.Line] = []
    while let comment = peek(before: offset), condition(comment) {
      next += 1
      result += Self.lines(comment)
    }
    return result
  }

  private static func lines(_ comment: SourceComment) -> [Layout.Line] {
    (comment.followsBlankLine ? [.blank] : []) + [.comment(comment.text)]
  }
}
