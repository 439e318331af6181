/// What is wrong with a pattern, and where.
package struct PatternError: Error, Hashable, Sendable {
  /// The facts of the fault.
  package let fault: Fault

  /// Where in the pattern the fault begins, in UTF-8 bytes from its start; for a pattern that asks for
  /// too much as a whole, 0.
  package let offset: Int

  /// The faults a pattern can have.
  package enum Fault: Error, Hashable, Sendable {
    /// A quantifier follows nothing, an assertion or another quantifier.
    case nothingToRepeat
    /// `{` stands where no quantifier can be read; `u` wants it escaped.
    case incompleteQuantifier
    /// A quantifier's least count is above its greatest.
    case quantifierOutOfOrder(minimum: Int, maximum: Int)
    /// A `]`, `{` or `}` stands for itself; `u` wants it escaped.
    case loneBracket(Unicode.Scalar)
    /// A `)` closes nothing.
    case unopenedGroup
    /// A `(` is never closed.
    case unclosedGroup
    /// What follows `(?` begins no construct.
    case unknownGroup
    /// A modifier is unknown, is given twice, or none is given.
    case invalidModifiers
    /// A group's name is no identifier, or is not closed by `>`.
    case invalidGroupName
    /// Two groups of one name can take part in the same match.
    case duplicateGroupName(String)
    /// A back-reference has a number above the count of groups.
    case missingGroup(number: Int, groups: Int)
    /// A back-reference names no group of the pattern.
    case missingGroupName(String)
    /// A `[` is never closed.
    case unclosedClass
    /// The ends of a range in a class are out of order.
    case rangeOutOfOrder(lower: UInt32, upper: UInt32)
    /// An end of a range in a class is itself a set, such as `\d`.
    case rangeOfSet
    /// The pattern ends after a backslash.
    case escapeAtEnd
    /// Only characters with a meaning in patterns may be escaped; this one has none.
    case unknownEscape(Unicode.Scalar)
    /// An escape such as `\x`, `\u`, `\c`, `\k` or `\p` lacks the characters it must go on with.
    case incompleteEscape(Unicode.Scalar)
    /// `\u{}` holds a number above 10FFFF.
    case codePointTooLarge
    /// An octal escape; `\0` is the only one that is left, and no digit may follow it.
    case octalEscape
    /// `\p{}` names no property.
    case unknownProperty(String)
    /// `\p{}` gives a property a value that it does not have.
    case unknownPropertyValue(property: String, value: String)
    /// Groups are nested deeper than this.
    case tooDeep(limit: Int)
    /// Counted repetitions and sets make the pattern larger than this when it is compiled.
    case tooLarge(limit: Int)

    /// Whether it is a limit of this implementation and not the grammar that the pattern breaks.
    var isLimit: Bool {
      switch self {
      case .tooDeep, .tooLarge: true
      default: false
      }
    }
  }

  /// One line for people, without the offset.
  package var summary: String {
    switch fault {
    case .nothingToRepeat: "nothing to repeat"
    case .incompleteQuantifier: "incomplete quantifier; a literal brace is written '\\{'"
    case .quantifierOutOfOrder(let minimum, let maximum):
      "quantifier's least count \(minimum) is above its greatest count \(maximum)"
    case .loneBracket(let bracket): "lone '\(bracket)'; a literal one is written '\\\(bracket)'"
    case .unopenedGroup: "')' closes no group"
    case .unclosedGroup: "'(' is never closed"
    case .unknownGroup: "'(?' begins no known kind of group"
    case .invalidModifiers: "modifiers are 'i', 'm' and 's', each at most once"
    case .invalidGroupName: "group's name is no identifier closed by '>'"
    case .duplicateGroupName(let name): "two groups of one match are named '\(name)'"
    case .missingGroup(let number, let groups):
      "back-reference to group \(number) in a pattern that has \(groups)"
    case .missingGroupName(let name): "back-reference to '\(name)', which names no group"
    case .unclosedClass: "'[' is never closed"
    case .rangeOutOfOrder(let lower, let upper):
      "range from \(Self.spelling(of: lower)) to \(Self.spelling(of: upper)) is out of order"
    case .rangeOfSet: "a set such as '\\d' cannot be the end of a range"
    case .escapeAtEnd: "'\\' at the end escapes nothing"
    case .unknownEscape(let scalar): "unknown escape '\\\(scalar)'"
    case .incompleteEscape(let scalar): "incomplete escape '\\\(scalar)'"
    case .codePointTooLarge: "code point is above 10FFFF"
    case .octalEscape: "octal escapes are not allowed"
    case .unknownProperty(let name): "unknown Unicode property '\(name)'"
    case .unknownPropertyValue(let property, let value):
      "Unicode property '\(property)' has no value '\(value)'"
    case .tooDeep(let limit): "groups are nested more than \(limit) deep"
    case .tooLarge(let limit):
      "pattern has more than \(limit) parts when repetitions are written out"
    }
  }

  /// Code points here may be surrogates, which no text can hold.
  private static func spelling(of codePoint: UInt32) -> String {
    if let scalar = Unicode.Scalar(codePoint), 0x21...0x7E ~= codePoint { return "'\(scalar)'" }
    let hex = String(codePoint, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
  }
}
