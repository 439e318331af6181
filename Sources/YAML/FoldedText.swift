import Documents

/// Text that its author folded over several lines, which stays folded in the canonical layout.
struct FoldedText {
  private let node: SyntaxNode
  private let text: String
  private let lines: TextLines

  /// A string that `node` spells in the text of `lines`.
  init(_ node: SyntaxNode, _ text: String, in lines: TextLines) {
    self.node = node
    self.text = text
    self.lines = lines
  }

  /// How wide a line of text may become when a quoted or plain text is folded anew, and the longest line
  /// on which it is left whole.
  private static let (width, longest) = (80, 100)

  /// The text as a folded scalar below a key at column `indent`; nil when it is not folded.
  func spelling(indent: Int) -> BlockScalarSpelling? {
    switch node.style {
    case .literal: return nil
    case .folded: return kept
    case .plain, .singleQuoted, .doubleQuoted:
      guard lines.end(of: node.start) < node.end else { return nil }
      return wrapped(indent: indent)
    }
  }

  /// The lines as they are.
  private var kept: BlockScalarSpelling? {
    let extent = BlockScalarExtent(lines.source, node.start, node.scanEnd)
    guard extent.contentStart < node.end else { return nil }
    var raw: [ArraySlice<UInt8>] = []
    var start = extent.contentStart
    while start < node.end {
      raw.append(lines.source[start..<min(lines.end(of: start), node.end)])
      start = lines.next(after: start)
    }
    guard let first = raw.first(where: { line in line.contains { $0 != 0x20 } }) else { return nil }
    let indentation = first.prefix { $0 == 0x20 }.count
    let content = raw.map { String(decoding: $0.dropFirst(indentation), as: UTF8.self) }
    return checked(BlockScalarSpelling(folded: content, of: text))
  }

  /// The words filled into lines.
  private func wrapped(indent: Int) -> BlockScalarSpelling? {
    guard text.unicodeScalars.count + indent > Self.longest else { return nil }
    var content: [String] = []
    for word in text.utf8.split(separator: 0x20, omittingEmptySubsequences: false) {
      guard let first = word.first, first > 0x20 else { return nil }
      let word = String(decoding: word, as: UTF8.self)
      if let last = content.last,
        last.unicodeScalars.count + word.unicodeScalars.count + indent + 3 <= Self.width
      {
        content[content.count - 1] += " " + word
      } else {
        content.append(word)
      }
    }
    return checked(BlockScalarSpelling(folded: content, of: text))
  }

  /// The spelling, if it has nothing to hide and reads as the text.
  private func checked(_ spelling: BlockScalarSpelling) -> BlockScalarSpelling? {
    let isVisible = spelling.lines.allSatisfy { line in
      line.utf8.last != 0x20 && line.unicodeScalars.allSatisfy(PlainScalar.isVisible)
    }
    guard isVisible else { return nil }
    var printer = BlockPrinter()
    printer.document(Layout(.block(spelling)))
    do throws(YAMLError) {
      let read = try YAMLReader.read(Array(printer.output.utf8)).root
      return read.isEqual(to: .string(text)) ? spelling : nil
    } catch {
      return nil
    }
  }
}
