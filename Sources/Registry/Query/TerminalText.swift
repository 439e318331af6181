/// A text made fit for one line of a terminal, with the number of columns it takes there.
///
/// Control and formatting characters are shown as escapes (`\n`, `\u{1b}`), so that content from a registry can
/// neither move the cursor, nor colour, nor reorder what stands around it.
package struct TerminalText: Hashable, Sendable {
  /// The text to print.
  package let text: String
  /// The columns it takes: 0 for a combining mark, 2 for a wide East Asian character or an emoji, else 1.
  package let width: Int

  /// Escapes and measures `raw`.
  package init(_ raw: String) {
    if raw.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
      text = raw
      width = raw.utf8.count
      return
    }
    var text = ""
    var width = 0
    for character in raw {
      let shown = Self.shown(character)
      text += shown
      // An escape is ASCII; whatever else is shown is one character still.
      width += shown.utf8.allSatisfy { $0 < 0x80 } ? shown.utf8.count : Self.width(of: shown)
    }
    self.text = text
    self.width = width
  }

  /// The escape that stands for `scalar`: `\n`, `\r`, `\t`, else `\u{hex}`.
  static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16))}"
    }
  }

  private static func shown(_ character: Character) -> String {
    var shown = ""
    for (place, scalar) in character.unicodeScalars.enumerated() {
      if place > 0, scalar == "\u{200D}" || scalar == "\u{200C}" {
        // Joiners inside a character only choose its shape.
        shown.unicodeScalars.append(scalar)
      } else if scalar.isHidden {
        shown += escape(scalar)
      } else {
        // A mark with nothing to stand on would join the column before it.
        if place == 0, scalar.isMark { shown += "\u{25CC}" }
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func width(of text: String) -> Int {
    text.reduce(0) { total, character in
      let scalars = character.unicodeScalars
      if let first = scalars.first,
        first.properties.isEmojiPresentation
          || first.properties.isEmoji && scalars.contains("\u{FE0F}")
      {
        return total + 2
      }
      return total + scalars.reduce(0) { $0 + $1.columns }
    }
  }
}

extension Unicode.Scalar {
  /// Whether it has no shape of its own but acts on what is around it: controls, format characters (among
  /// them those that turn the direction of text), line separators, private and unassigned code points.
  var isHidden: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      true
    default: false
    }
  }

  /// Whether it is drawn over or around the character before it.
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }

  /// Terminal columns, as `wcwidth` counts them.
  fileprivate var columns: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch value {
    case 0..<0x1100: return 1
    // Vowels and finals of Korean syllables written in parts.
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0
    default: return Self.wide.contains { $0.contains(value) } ? 2 : 1
    }
  }

  /// East_Asian_Width W and F (Unicode Annex 11), without emoji, which are told by their own property.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF,
    0x4E00...0xA4C6, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F200...0x1F265,
    0x20000...0x3FFFD,
  ]
}
