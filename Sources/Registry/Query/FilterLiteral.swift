import Documents

/// A value as a filter spells it, before the type of its field gives it a meaning.
struct FilterLiteral {
  /// One character of it.
  struct Part {
    let scalar: Unicode.Scalar
    /// Whether it stood behind a backslash, so that `%` and `_` mean themselves.
    let isEscaped: Bool
  }

  /// What it says, quotes and backslashes taken away.
  let parts: [Part]
  /// Whether it stood in quotes.
  let isQuoted: Bool
  /// Where it begins, in scalars.
  let offset: Int

  /// What it says.
  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: parts.lazy.map(\.scalar))
    return String(view)
  }

  /// It as the pattern of a `LIKE`.
  var pattern: LikePattern {
    LikePattern(
      parts.map { part in
        switch part.scalar {
        case "%" where !part.isEscaped: .anyText
        case "_" where !part.isEscaped: .anyCharacter
        default: .literal(part.scalar)
        }
      })
  }

  /// It as a value of `field`, whose path is `path`.
  ///
  /// - Throws: `FilterError.Reason.malformedValue` when the field's type has no such value.
  func operand(of field: FieldSet.Field, at path: FieldPath) throws(FilterError) -> FilterOperand {
    let text = text
    if !isQuoted, text.lowercased() == "null" { return .null }
    guard let value = value(text, as: field.type) else {
      let shown = TerminalText(String(text.prefix(64))).text
      throw FilterError(
        reason: .malformedValue(shown, field: path.description, type: field.type), offset: offset)
    }
    return switch value {
    case .number: FilterOperand(value: value, spelling: text)
    case .boolean(let flag): FilterOperand(value: value, spelling: flag ? "true" : "false")
    default: FilterOperand(value: value, spelling: FilterText.quoted(text))
    }
  }

  private func value(_ text: String, as type: FieldType) -> ComparableValue? {
    switch type {
    case .text: .text(text)
    case .number: ExactNumber(lexeme: text.utf8).map(ComparableValue.number)
    case .boolean: Self.boolean(text)
    case .version: .version(text)
    case .date: .date(text)
    case .any where isQuoted: .text(text)
    case .any: value(text, as: .number) ?? Self.boolean(text) ?? .text(text)
    }
  }

  private static func boolean(_ text: String) -> ComparableValue? {
    switch text.lowercased() {
    case "true": .boolean(true)
    case "false": .boolean(false)
    default: nil
    }
  }
}
