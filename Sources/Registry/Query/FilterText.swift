/// How the filter language writes texts.
enum FilterText {
  /// `text` between double quotes; what a terminal would act on is escaped.
  static func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  /// A `LIKE` pattern between double quotes; `%` and `_` that stand for themselves are escaped.
  static func quoted(_ pattern: LikePattern) -> String {
    let parts = pattern.elements.map { element in
      switch element {
      case .anyText: "%"
      case .anyCharacter: "_"
      case .literal("%"): "\\%"
      case .literal("_"): "\\_"
      case .literal(let scalar): escaped(scalar)
      }
    }
    return "\"" + parts.joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    default: scalar.isHidden ? TerminalText.escape(scalar) : String(scalar)
    }
  }
}
