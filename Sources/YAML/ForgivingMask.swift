/// What YAML 1.2 allows and libyaml refuses, masked so that libyaml reads it: directives that nobody
/// knows, later versions, tabs on blank lines and before comments, and the names of anchors beyond letters
/// and digits.
///
/// Masks are as long as what they hide. `MaskedScalar` puts back what stood in a scalar, and the names
/// of anchors and aliases are taken from the source.
struct ForgivingMask {
  private let source: [UInt8]
  private let start: Int
  /// The text with its masks.
  private(set) var text: [UInt8]

  /// Masks `text`, which `source` became by other masks, behind a byte-order mark that ends at `start`.
  init(_ text: [UInt8], of source: [UInt8], from start: Int) {
    self.source = source
    self.start = start
    self.text = text
    maskDirectives()
    maskTabs()
    maskAnchors()
  }

  // MARK: - Directives

  /// Reserved directives are to be ignored, and a later minor version is to be read all the same (YAML
  /// 1.2.2 sections 6.8 and 6.8.1): they become comments, where a document start says that what stands
  /// above it are directives. A version that is given twice stays an error.
  private mutating func maskDirectives() {
    var ignored: [Int] = []
    var versions = 0
    for line in lines(from: start) {
      let content = source[line]
      if content.first == UInt8(ascii: "%") {
        let name = content.dropFirst().prefix { !TextLines.isBlank($0) }
        if name.elementsEqual("YAML".utf8) {
          versions += 1
          if isLaterMinorVersion(content[name.endIndex...]) { ignored.append(line.lowerBound) }
        } else if !name.elementsEqual("TAG".utf8) {
          ignored.append(line.lowerBound)
        }
      } else if isDocumentStart(content) {
        guard versions <= 1 else { return }
        for offset in ignored { text[offset] = UInt8(ascii: "#") }
        return
      } else if !isBlankOrComment(content) {
        return
      }
    }
  }

  /// Whether `parameter` is a version from 1.3 on, but for white space and a comment.
  private func isLaterMinorVersion(_ parameter: ArraySlice<UInt8>) -> Bool {
    let version = parameter.drop(while: TextLines.isBlank)
    let minor = version.dropFirst(2).prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let rest = version.dropFirst(2 + minor.count)
    return version.starts(with: "1.".utf8) && !minor.isEmpty
      && !["0", "1", "2"].contains { minor.elementsEqual($0.utf8) }
      && (rest.isEmpty || TextLines.isBlank(rest[rest.startIndex]) && isBlankOrComment(rest))
  }

  private func isDocumentStart(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "---".utf8) && line.dropFirst(3).first.map(TextLines.isBlank) ?? true
  }

  // MARK: - Tabs

  /// Lines of white space are blank, and white space before a comment is none of its own (section 6.6),
  /// with tabs too; but inside block scalars they are content.
  private mutating func maskTabs() {
    // Lines of a block scalar are indented, that of the document too: libyaml wants a space at least.
    var mayBeInBlockScalar = false
    for line in lines(from: start) {
      let content = source[line]
      let white = content.prefix(while: TextLines.isBlank)
      if mayBeInBlockScalar {
        if isBlankOrComment(content) || !white.isEmpty { continue }
        mayBeInBlockScalar = false
      }
      if isBlankOrComment(content) {
        for offset in white.indices where source[offset] == 0x09 { text[offset] = 0x20 }
      } else {
        mayBeInBlockScalar = mayBeginBlockScalar(content)
      }
    }
  }

  private func isBlankOrComment(_ line: ArraySlice<UInt8>) -> Bool {
    line.first { !TextLines.isBlank($0) }.map { $0 == UInt8(ascii: "#") } ?? true
  }

  /// Whether a line may end in the header of a block scalar (section 8.1.1), a comment behind it left out.
  private func mayBeginBlockScalar(_ line: ArraySlice<UInt8>) -> Bool {
    line.indices.contains { offset in
      guard line[offset] == UInt8(ascii: "|") || line[offset] == UInt8(ascii: ">") else {
        return false
      }
      let rest = line[(offset + 1)...].drop { "+-123456789".utf8.contains($0) }
      return rest.allSatisfy(TextLines.isBlank)
        || (TextLines.isBlank(rest[rest.startIndex]) && isBlankOrComment(rest))
    }
  }

  // MARK: - Anchors

  /// A name is any run of characters but white space and flow indicators (section 6.9.2); libyaml takes
  /// ASCII letters and digits, `_` and `-`.
  private mutating func maskAnchors() {
    var offset = start
    while offset < source.count {
      guard "&*".utf8.contains(source[offset]), mayFollow(offset) else {
        offset += 1
        continue
      }
      offset += 1
      for place in Self.name(in: source, at: offset) {
        if !Self.isPlainInName(source[place]) { text[place] = UInt8(ascii: "_") }
        offset = place + 1
      }
    }
  }

  /// Whether an anchor or alias may begin at `offset`, by what precedes it.
  private func mayFollow(_ offset: Int) -> Bool {
    guard offset > start else { return true }
    let before = source[offset - 1]
    return TextLines.isBlank(before) || TextLines.isBreak(before) || "[{,".utf8.contains(before)
  }

  /// Where the bytes of the name of an anchor or alias stand that begins at `start`. Quotes and
  /// backslashes end it, since they may be those of a quoted scalar, and so does a colon at its end.
  static func name(in source: [UInt8], at start: Int) -> Range<Int> {
    var end = start
    while end < source.count, source[end] > 0x20, !",[]{}'\"\\".utf8.contains(source[end]) {
      end += 1
    }
    if end > start, source[end - 1] == UInt8(ascii: ":") { end -= 1 }
    return start..<end
  }

  private static func isPlainInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  // MARK: - Lines

  /// The lines from `start` on, without their breaks.
  private func lines(from start: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var first = start
    for offset in start..<source.count where TextLines.isBreak(source[offset]) {
      lines.append(first..<offset)
      first = offset + 1
    }
    return lines + [first..<source.count]
  }
}
