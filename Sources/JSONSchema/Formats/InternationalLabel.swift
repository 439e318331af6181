/// Whether a label of a host name is a U-label (RFC 5891, section 4.2, with the code points of RFC 5892).
///
/// Left out: the check of normalisation form C and the rule for right-to-left labels (RFC 5893).
enum InternationalLabel {
  /// Whether `label`, decoded, may stand in a name.
  static func isValid(_ label: [Unicode.Scalar]) -> Bool {
    guard let first = label.first, let last = label.last, first != "-", last != "-",
      !(label.count >= 4 && label[2] == "-" && label[3] == "-")
    else { return false }
    switch first.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: break
    }
    return label.indices.allSatisfy { position in
      switch CodePointClass(label[position]) {
      case .valid: true
      case .disallowed: false
      case .contextual: isAllowed(label, position)
      }
    }
  }

  /// The rules of RFC 5892, appendix A.
  private static func isAllowed(_ label: [Unicode.Scalar], _ position: Int) -> Bool {
    let before = position > 0 ? label[position - 1] : nil
    let after = position + 1 < label.count ? label[position + 1] : nil
    switch label[position].value {
    case 0x200C: return isVirama(before) || ArabicJoining.joins(label, around: position)
    case 0x200D: return isVirama(before)
    case 0xB7: return before == "l" && after == "l"
    case 0x375: return after.map(isGreek) ?? false
    case 0x5F3, 0x5F4: return before.map(isHebrew) ?? false
    case 0x30FB: return label.contains(where: isJapanese)
    case 0x660...0x669: return !label.contains { (0x6F0...0x6F9).contains($0.value) }
    default: return !label.contains { (0x660...0x669).contains($0.value) }
    }
  }

  private static func isVirama(_ scalar: Unicode.Scalar?) -> Bool {
    scalar?.properties.canonicalCombiningClass == .virama
  }

  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x370...0x373, 0x375...0x377, 0x37A...0x37D, 0x37F, 0x384, 0x386, 0x388...0x3E1,
      0x3F0...0x3FF, 0x1D26...0x1D2A, 0x1F00...0x1FFE, 0x2126:
      true
    default: false
    }
  }

  private static func isHebrew(_ scalar: Unicode.Scalar) -> Bool {
    (0x591...0x5F4).contains(scalar.value) || (0xFB1D...0xFB4F).contains(scalar.value)
  }

  /// Hiragana, Katakana or Han.
  private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF,
      0x32D0...0x32FE, 0x3300...0x3357, 0xFF66...0xFF6F, 0xFF71...0xFF9D, 0x1AFF0...0x1B16F,
      0x2E80...0x2FD5, 0x3005, 0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xF900...0xFAD9, 0x20000...0x323AF:
      true
    default: false
    }
  }
}

/// What RFC 5892 makes of a code point (section 3).
private enum CodePointClass {
  case valid, contextual, disallowed

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x2D, 0x30...0x39, 0x61...0x7A: self = .valid
    case 0..<0x80: self = .disallowed
    case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: self = .valid
    case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9, 0x200C, 0x200D:
      self = .contextual
    case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: self = .disallowed
    // Marks for symbols, musical symbols, old Hangul.
    case 0x20D0...0x20FF, 0x1D100...0x1D24F, 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7FB:
      self = .disallowed
    default: self = Self.isLetterOrDigit(scalar) ? .valid : .disallowed
    }
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    guard !properties.changesWhenNFKCCaseFolded, !properties.isDefaultIgnorableCodePoint,
      !properties.isWhitespace, !properties.isNoncharacterCodePoint
    else { return false }
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .decimalNumber, .modifierLetter,
      .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }
}

/// How Arabic letters join, for the non-joiner between them (RFC 5892, appendix A.1).
///
/// Only the Arabic script is known; it is where the non-joiner is in common use.
private enum ArabicJoining {
  static func joins(_ label: [Unicode.Scalar], around position: Int) -> Bool {
    let before = label[..<position].last { !isTransparent($0) }
    let after = label[(position + 1)...].first { !isTransparent($0) }
    guard let before, let after else { return false }
    return isLetter(before) && !isRightJoining(before) && isLetter(after)
  }

  private static func isTransparent(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x621, 0x674: false
    case 0x620...0x64A, 0x66E...0x66F, 0x671...0x6D3, 0x6D5, 0x6EE...0x6EF, 0x6FA...0x6FC, 0x6FF,
      0x750...0x77F, 0x8A0...0x8AC:
      true
    default: false
    }
  }

  /// Letters that join only to the one before them.
  private static func isRightJoining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x622...0x625, 0x627, 0x629, 0x62F...0x632, 0x648, 0x671...0x673, 0x675...0x677,
      0x688...0x699, 0x6C0, 0x6C3...0x6CB, 0x6CD, 0x6CF, 0x6D2...0x6D3, 0x6D5, 0x6EE...0x6EF,
      0x759...0x75B, 0x76B...0x76C, 0x771, 0x773...0x774, 0x778...0x779, 0x8AA...0x8AC:
      true
    default: false
    }
  }
}
