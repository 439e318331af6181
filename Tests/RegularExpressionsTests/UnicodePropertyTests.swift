import Testing

@testable import RegularExpressions

@Suite("Unicode properties hold the code points that Unicode lists")
struct UnicodePropertyTests {
  @Test(
    "names are matched by exact spelling, long or short",
    arguments: [
      ("^\\p{L}+$", "aé日", "1"), ("^\\p{Letter}$", "a", "1"), ("^\\p{gc=Lu}$", "A", "a"),
      ("^\\p{General_Category=Uppercase_Letter}$", "É", "é"), ("^\\P{Lu}$", "a", "A"),
      ("^\\p{digit}$", "٣", "½"), ("^\\p{punct}$", "!", "+"), ("^\\p{LC}$", "ǅ", "ª"),
      ("^\\p{Script=Greek}$", "α", "a"), ("^\\p{sc=Grek}$", "α", "я"),
      ("^\\p{sc=Cyrillic}$", "я", "α"), ("^\\p{Script_Extensions=Deva}$", "।", "a"),
      ("^\\p{sc=Deva}$", "क", "।"), ("^\\p{scx=Hira}$", "ー", "漢"),
      ("^\\p{sc=Qaai}$", "\u{301}", "a"),
      ("^\\p{sc=Sidt}$", "\u{10940}", "a"), ("^\\p{Alphabetic}$", "ª", "1"),
      ("^\\p{Alpha}$", "a", "-"), ("^\\p{Emoji}$", "😀", "a"), ("^\\p{ExtPict}$", "😀", "1"),
      ("^\\p{Any}$", "\u{10FFFF}", ""), ("^\\p{ASCII}$", "\u{7F}", "\u{80}"),
      ("^\\p{Assigned}$", "a", "\u{378}"), ("^\\p{Cn}$", "\u{378}", "a"),
      ("^\\p{RI}$", "\u{1F1E6}", "A"), ("^\\p{White_Space}$", "\u{85}", "\u{200B}"),
      ("^\\p{Uppercase}$", "Ⓐ", "ⓐ"), ("^[\\p{Lu}\\p{Nd}]$", "5", "a"),
      ("^[^\\p{Lu}\\p{Nd}]$", "a", "5"), ("^(?i:\\p{Lu})$", "a", "1"), ("^(?i:\\P{Lu})$", "A", ""),
    ])
  func names(pattern: String, found: String, absent: String) throws {
    let expression = try RegularExpression(pattern)
    #expect(try expression.matches(found))
    #expect(try !expression.matches(absent))
  }

  /// Whether the standard library knows the version of Unicode that the tables were made from.
  static let isSameVersion =
    age(of: "\u{10940}") == "17.0" && age(of: "\u{1FAE0}") == "14.0"

  private static func age(of scalar: Unicode.Scalar) -> String? {
    scalar.properties.age.map { "\($0.major).\($0.minor)" }
  }

  @Test(
    "general categories are those of the standard library",
    .enabled(if: isSameVersion, "needs a standard library of Unicode 17.0"))
  func generalCategories() throws {
    let names: [(String, Unicode.GeneralCategory)] = [
      ("Lu", .uppercaseLetter), ("Ll", .lowercaseLetter), ("Lt", .titlecaseLetter),
      ("Lm", .modifierLetter), ("Lo", .otherLetter), ("Mn", .nonspacingMark),
      ("Mc", .spacingMark), ("Me", .enclosingMark), ("Nd", .decimalNumber), ("Nl", .letterNumber),
      ("No", .otherNumber), ("Pc", .connectorPunctuation), ("Pd", .dashPunctuation),
      ("Ps", .openPunctuation), ("Pe", .closePunctuation), ("Pi", .initialPunctuation),
      ("Pf", .finalPunctuation), ("Po", .otherPunctuation), ("Sm", .mathSymbol),
      ("Sc", .currencySymbol), ("Sk", .modifierSymbol), ("So", .otherSymbol),
      ("Zs", .spaceSeparator), ("Zl", .lineSeparator), ("Zp", .paragraphSeparator),
      ("Cc", .control), ("Cf", .format), ("Co", .privateUse), ("Cn", .unassigned),
    ]
    for (name, category) in names {
      try compare(name) { $0.generalCategory == category }
    }
  }

  @Test(
    "binary properties are those of the standard library",
    .enabled(if: isSameVersion, "needs a standard library of Unicode 17.0"))
  func binaryProperties() throws {
    let names: [(String, @Sendable (Unicode.Scalar.Properties) -> Bool)] = [
      ("Alphabetic", { $0.isAlphabetic }), ("AHex", { $0.isASCIIHexDigit }),
      ("Bidi_C", { $0.isBidiControl }), ("Bidi_M", { $0.isBidiMirrored }),
      ("Cased", { $0.isCased }), ("CI", { $0.isCaseIgnorable }),
      ("CWL", { $0.changesWhenLowercased }), ("CWU", { $0.changesWhenUppercased }),
      ("CWT", { $0.changesWhenTitlecased }), ("CWCF", { $0.changesWhenCaseFolded }),
      ("CWCM", { $0.changesWhenCaseMapped }), ("CWKCF", { $0.changesWhenNFKCCaseFolded }),
      ("Dash", { $0.isDash }), ("DI", { $0.isDefaultIgnorableCodePoint }),
      ("Dep", { $0.isDeprecated }), ("Dia", { $0.isDiacritic }), ("Emoji", { $0.isEmoji }),
      ("EMod", { $0.isEmojiModifier }), ("EBase", { $0.isEmojiModifierBase }),
      ("EPres", { $0.isEmojiPresentation }), ("Ext", { $0.isExtender }),
      ("Gr_Base", { $0.isGraphemeBase }), ("Gr_Ext", { $0.isGraphemeExtend }),
      ("Hex", { $0.isHexDigit }), ("IDSB", { $0.isIDSBinaryOperator }),
      ("IDST", { $0.isIDSTrinaryOperator }), ("IDC", { $0.isIDContinue }),
      ("IDS", { $0.isIDStart }), ("Ideo", { $0.isIdeographic }), ("Join_C", { $0.isJoinControl }),
      ("LOE", { $0.isLogicalOrderException }), ("Lower", { $0.isLowercase }),
      ("Math", { $0.isMath }), ("NChar", { $0.isNoncharacterCodePoint }),
      ("Pat_Syn", { $0.isPatternSyntax }), ("Pat_WS", { $0.isPatternWhitespace }),
      ("QMark", { $0.isQuotationMark }), ("Radical", { $0.isRadical }),
      ("STerm", { $0.isSentenceTerminal }), ("SD", { $0.isSoftDotted }),
      ("UIdeo", { $0.isUnifiedIdeograph }), ("Upper", { $0.isUppercase }),
      ("VS", { $0.isVariationSelector }), ("space", { $0.isWhitespace }),
      ("XIDC", { $0.isXIDContinue }), ("XIDS", { $0.isXIDStart }),
    ]
    for (name, isMember) in names {
      try compare(name, isMember)
    }
  }

  @Test("scripts part the code points, and their extensions hold all but a few of them")
  func scripts() throws {
    let names = PackedProperties.scripts.records.split(separator: "\n")
      .filter { !$0.hasPrefix(" ") }
      .compactMap { $0.split { " /".contains($0) }.first.map(String.init) }
    #expect(names.count > 170)
    var counted = 0
    for name in names {
      let script = try UnicodeProperty.set(property: "sc", value: name)
      counted += script.ranges.reduce(0) { $0 + $1.count }
      #expect(try !UnicodeProperty.set(property: "scx", value: name).bounds.isEmpty)
    }
    #expect(counted == Int(CodePointSet.end))
  }

  /// Compares a set with a property at every bound of the set, and at code points between.
  private func compare(
    _ name: String, _ isMember: (Unicode.Scalar.Properties) -> Bool
  ) throws {
    let set = try #require(UnicodeProperty.set(named: name))
    let bounds = set.bounds.flatMap { [$0 - min($0, 1), $0] }
    for codePoint in bounds + stride(from: 0, to: CodePointSet.end, by: 97) {
      guard let scalar = Unicode.Scalar(codePoint) else { continue }
      #expect(set.contains(codePoint) == isMember(scalar.properties), "\(name) \(codePoint)")
    }
  }
}
