import Documents

/// How the values of a field compare.
package enum FieldType: String, Sendable, CaseIterable {
  /// As text, letter case counting.
  case text
  /// As exact numbers.
  case number
  /// As true and false.
  case boolean
  /// As versions, by SemVer precedence.
  case version
  /// As dates and moments (RFC 3339). A date means its whole day, UTC: a moment within it is equal to it.
  case date
  /// By what the values are: numbers with numbers, text with text.
  case any

  /// Whether `<` and its kin say something about it.
  var isOrdered: Bool { self != .boolean }
  /// Whether `LIKE` does.
  var isText: Bool { self != .boolean && self != .number }

  /// `value` as something that compares, or nil when it is not of this type.
  func comparable(_ value: JSONValue) -> ComparableValue? {
    switch (self, value) {
    case (.text, .string(let text)), (.any, .string(let text)): .text(text)
    case (.text, .number(let lexeme)): .text(lexeme)
    case (.text, .boolean(let flag)): .text(flag ? "true" : "false")
    case (.number, .number), (.any, .number): value.number.map(ComparableValue.number)
    case (.boolean, .boolean(let flag)), (.any, .boolean(let flag)): .boolean(flag)
    case (.version, .string(let text)): .version(text)
    case (.date, .string(let text)): .date(text)
    default: nil
    }
  }
}
