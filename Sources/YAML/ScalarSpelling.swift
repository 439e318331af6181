import Documents

/// How the canonical writer spells scalars.
enum ScalarSpelling {
  /// The most characters of a key that may stand before its colon on one line (YAML 1.2.2, 7.4.2).
  private static let longestSimpleKey = 1000

  /// A scalar on one line; collections are `{}` and `[]`.
  static func inline(_ value: JSONValue, inFlow: Bool = false) -> String {
    switch value {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let lexeme): number(lexeme)
    case .string(let text): string(text, inFlow: inFlow)
    case .array: "[]"
    case .object: "{}"
    }
  }

  /// A string on one line: plain where that is safe, else in double quotes.
  static func string(_ text: String, inFlow: Bool = false) -> String {
    PlainScalar.isSafe(text, inFlow: inFlow) ? text : quoted(text)
  }

  /// Whether a key is too long for `key: value` and takes the form `? key`.
  static func needsExplicitKey(_ spelled: String) -> Bool {
    spelled.unicodeScalars.count > longestSimpleKey
  }

  /// A number that YAML 1.1 readers take for one too: an exponent needs a point and a sign there.
  static func number(_ lexeme: String) -> String {
    guard ExactNumber(lexeme: lexeme.utf8) != nil else { return quoted(lexeme) }
    guard let marker = lexeme.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return lexeme }
    let mantissa = lexeme[..<marker]
    let exponent = lexeme[lexeme.index(after: marker)...]
    let point = mantissa.contains(".") ? "" : ".0"
    let sign = exponent.first == "+" || exponent.first == "-" ? "" : "+"
    return "\(mantissa)\(point)e\(sign)\(exponent)"
  }

  /// The text in double quotes, everything that is not plainly visible escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where PlainScalar.isVisible(scalar): result.unicodeScalars.append(scalar)
      case _ where scalar.value > 0xFFFF: result += "\\U" + hex(scalar.value, digits: 8)
      default: result += "\\u" + hex(scalar.value, digits: 4)
      }
    }
    return result + "\""
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
