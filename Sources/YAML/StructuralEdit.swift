import Documents

/// Makes one step of an edit: which bytes of a text to replace.
struct StructuralEdit {
  let tree: SyntaxTree
  let lines: TextLines

  init(_ tree: SyntaxTree) {
    self.tree = tree
    lines = TextLines(tree.source)
  }

  /// A collection that an edit changes, and the entry that holds it.
  struct Place {
    var node: SyntaxNode
    var entry: SyntaxNode.Entry?
    var parent: SyntaxNode?
  }

  /// The splices for `step`; nil when the text's layout has no place for it.
  func splices(for step: EditStep) -> [Splice]? {
    guard let token = step.token else {
      guard case .replace(let value, let order) = step.change else { return nil }
      return replaceRoot(value, order)
    }
    guard let place = place(at: step.parent) else { return nil }
    switch step.change {
    case .insert(let value, let order, let index):
      let key = place.node.isMapping ? token : nil
      return insert(key, value, order, after: index, in: place)
    case .replace(let value, let order):
      guard let entry = entry(token, of: place.node) else { return nil }
      return replace(
        Place(node: entry.value, entry: entry, parent: place.node), value, order)
    case .remove:
      guard let index = index(token, of: place.node) else { return nil }
      return remove(index, in: place)
    }
  }

  private func place(at tokens: [String]) -> Place? {
    guard let root = tree.root else { return nil }
    var place = Place(node: root)
    for token in tokens {
      guard let entry = entry(token, of: place.node) else { return nil }
      place = Place(node: entry.value, entry: entry, parent: place.node)
    }
    return place
  }

  private func entry(_ token: String, of node: SyntaxNode) -> SyntaxNode.Entry? {
    index(token, of: node).map { node.entries[$0] }
  }

  private func index(_ token: String, of node: SyntaxNode) -> Int? {
    if node.isMapping { return node.entries.firstIndex { $0.name.isSameText(as: token) } }
    return Int(token).flatMap { node.entries.indices.contains($0) ? $0 : nil }
  }
}

extension StructuralEdit {
  /// After the last byte that spells an entry, comments left out.
  func contentEnd(_ entry: SyntaxNode.Entry) -> Int {
    max(entry.value.end, entry.indicatorEnd ?? 0, entry.key?.end ?? 0)
  }

  /// `contentEnd` in a flow collection, with the space that a missing value leaves behind its colon.
  func flowEnd(of entry: SyntaxNode.Entry) -> Int {
    if isBarePair(entry.value), let pair = entry.value.entries.first { return flowEnd(of: pair) }
    let end = contentEnd(entry)
    guard entry.value.isMissing, entry.indicatorEnd != nil, end < tree.source.count else {
      return end
    }
    return TextLines.isBlank(tree.source[end]) ? end + 1 : end
  }

  /// The end of an entry's last line, the comment on it included, and deeper comments below where they
  /// stand among other entries or in place of them.
  func entryEnd(_ entry: SyntaxNode.Entry, column: Int) -> Int {
    let end = lastLineEnd(entry)
    guard entry.value.isBlockCollection || entry.value.isMissing else { return end }
    return footersEnd(behind: end, column: column)
  }

  /// The end of a collection's last line, comments below that are deeper than `column` included.
  func end(of node: SyntaxNode, column: Int) -> Int {
    node.entries.last.map { footersEnd(behind: lastLineEnd($0), column: column) } ?? node.end
  }

  private func lastLineEnd(_ entry: SyntaxNode.Entry) -> Int {
    max(lines.end(of: contentEnd(entry)), keptLinesEnd(entry.value) ?? 0)
  }

  private func footersEnd(behind lastLine: Int, column: Int) -> Int {
    var end = lastLine
    var probe = lines.next(after: end)
    while probe > end, probe < tree.source.count {
      switch lines.kind(ofLineAt: probe) {
      case .blank: break
      case .comment(let commentColumn) where commentColumn > column: end = lines.end(of: probe)
      default: return end
      }
      probe = lines.next(after: probe)
    }
    return end
  }

  /// The last line break of a block scalar that keeps the blank lines behind it (`|+`).
  func keptLinesEnd(_ node: SyntaxNode) -> Int? {
    if let last = node.entries.last { return node.isFlow ? nil : keptLinesEnd(last.value) }
    guard node.style.isBlock, !node.isCollection else { return nil }
    let header = BlockScalarExtent(tree.source, node.start, node.scanEnd).headerEnd
    guard tree.source[node.start..<header].contains(UInt8(ascii: "+")) else { return nil }
    var end = node.scanEnd
    if end > 0, tree.source[end - 1] == 0x0A { end -= 1 }
    if end > 0, tree.source[end - 1] == 0x0D { end -= 1 }
    return max(end, node.end)
  }

  /// Whether a block scalar would take the lines from `start` on for its own: comments and blank lines that
  /// reach beyond `column`.
  func hasDeeperLines(at start: Int, column: Int) -> Bool {
    var probe = start
    while probe < tree.source.count {
      switch lines.kind(ofLineAt: probe) {
      case .blank where lines.end(of: probe) - probe > column: return true
      case .comment(let commentColumn) where commentColumn > column: return true
      case .content: return false
      case .blank, .comment: break
      }
      probe = lines.next(after: probe)
    }
    return false
  }

  /// Whether a comment stands between two places that hold white space, comments, a tag or an anchor.
  func hasComment(in range: Range<Int>) -> Bool {
    range.contains { offset in
      tree.source[offset] == UInt8(ascii: "#")
        && (offset == 0 || tree.source[offset - 1] <= 0x20)
    }
  }

  /// The comma between two entries.
  func comma(behind start: Int, before end: Int) -> Int? {
    var inComment = false
    for offset in start..<max(start, end) {
      switch tree.source[offset] {
      case 0x0A, 0x0D: inComment = false
      case UInt8(ascii: "#"): inComment = true
      case UInt8(ascii: ",") where !inComment: return offset
      default: break
      }
    }
    return nil
  }

  /// Whether nothing but white space and a comment stands in a part of a line.
  func hasOnlyComment(in range: Range<Int>) -> Bool {
    let rest = tree.source[range].drop(while: TextLines.isBlank)
    return rest.isEmpty || rest.first == UInt8(ascii: "#")
  }
}
