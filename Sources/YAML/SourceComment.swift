import Documents

/// A comment of a text.
package struct SourceComment {
  /// Where its `#` is.
  let offset: Int
  /// From the `#` on, without white space at its end.
  let text: String
  /// Whether it has a line of its own.
  let isAlone: Bool
  /// Characters before it on its line.
  let column: Int
  /// Whether a blank line precedes its line.
  let followsBlankLine: Bool

  /// The words of every comment of a text that `YAMLReader` accepts, in order.
  package static func texts(in source: [UInt8]) throws(YAMLError) -> [String] {
    all(in: try SyntaxTree(source)).map(\.text)
  }

  /// Every comment of the text, in order.
  static func all(in tree: SyntaxTree) -> [SourceComment] {
    var spans: [Range<Int>] = []
    if let root = tree.root { collect(root, tree.source, into: &spans) }
    let lines = TextLines(tree.source)
    var comments: [SourceComment] = []
    var offset = lines.textStart
    var span = 0
    while offset < tree.source.count {
      while span < spans.count, spans[span].upperBound <= offset { span += 1 }
      if span < spans.count, spans[span].contains(offset) {
        offset = spans[span].upperBound
        continue
      }
      if tree.source[offset] == UInt8(ascii: "#"), isCommentStart(offset, in: lines) {
        let comment = SourceComment(at: offset, lines)
        comments.append(comment)
        offset = lines.end(of: offset)
      } else {
        offset += 1
      }
    }
    return comments
  }

  private init(at offset: Int, _ lines: TextLines) {
    self.offset = offset
    var end = lines.end(of: offset)
    while TextLines.isBlank(lines.source[end - 1]) { end -= 1 }
    text = String(decoding: lines.source[offset..<end], as: UTF8.self)
    isAlone = lines.isFirst(offset)
    column = lines.column(of: offset)
    followsBlankLine = isAlone && lines.followsBlankLine(offset)
  }

  private static func isCommentStart(_ offset: Int, in lines: TextLines) -> Bool {
    guard offset > lines.textStart else { return true }
    let before = lines.source[offset - 1]
    return TextLines.isBlank(before) || TextLines.isBreak(before)
  }

  /// The bytes of scalars, in which no comment can begin.
  private static func collect(
    _ node: SyntaxNode, _ source: [UInt8], into spans: inout [Range<Int>]
  ) {
    guard !node.isCollection else {
      for entry in node.entries {
        if let key = entry.key { collect(key, source, into: &spans) }
        collect(entry.value, source, into: &spans)
      }
      return
    }
    guard node.style.isBlock else {
      if node.start < node.end { spans.append(node.start..<node.end) }
      return
    }
    let extent = BlockScalarExtent(source, node.start, node.scanEnd)
    spans.append(node.start..<extent.headerEnd)
    if extent.contentStart < node.end { spans.append(extent.contentStart..<node.end) }
  }
}

extension TextLines {
  /// Whether the line before the one that holds `offset` is blank.
  func followsBlankLine(_ offset: Int) -> Bool {
    previous(before: start(of: offset)).map { kind(ofLineAt: $0) == .blank } ?? false
  }
}
