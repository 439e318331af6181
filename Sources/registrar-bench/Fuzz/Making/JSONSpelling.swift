import Documents

/// Spells values as JSON in every way that RFC 8259 allows.
struct JSONSpelling {
  /// The white space between tokens; one kind to a text, so that each has its turn.
  private let spaces: [String]
  /// Of how many characters one is written as an escape.
  private let escapes: Int

  /// A way of spelling.
  init(_ random: inout SeededRandom) {
    spaces = random.pick([
      ["", " "], ["", "\n"], ["", "\t"], ["\t"], ["\r\n"], ["", " ", "\n", "\t", "\r", "\n\n  "],
      ["\n\t", " \t", ""],
    ])
    escapes = random.pick([1, 3, 20])
  }

  /// The bytes of `value`.
  func bytes(_ value: JSONValue, _ random: inout SeededRandom) -> [UInt8] {
    Array((space(&random) + text(value, &random) + space(&random)).utf8)
  }

  private func text(_ value: JSONValue, _ random: inout SeededRandom) -> String {
    switch value {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .number(let lexeme): return lexeme
    case .string(let text): return quoted(text, &random)
    case .array(let values):
      let items = values.map { space(&random) + text($0, &random) + space(&random) }
      return "[" + (items.isEmpty ? space(&random) : items.joined(separator: ",")) + "]"
    case .object(let members):
      let items = members.map {
        space(&random) + quoted($0.key, &random) + space(&random) + ":" + space(&random)
          + text($0.value, &random) + space(&random)
      }
      return "{" + (items.isEmpty ? space(&random) : items.joined(separator: ",")) + "}"
    }
  }

  private func quoted(_ text: String, _ random: inout SeededRandom) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if mustEscape || random.below(escapes) == 0 {
        result += escaped(scalar, &random)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private func escaped(_ scalar: Unicode.Scalar, _ random: inout SeededRandom) -> String {
    let short: String? =
      switch scalar {
      case "\"", "\\", "/": "\\\(scalar)"
      case "\u{8}": "\\b"
      case "\t": "\\t"
      case "\n": "\\n"
      case "\u{C}": "\\f"
      case "\r": "\\r"
      default: nil
      }
    if let short, random.below(2) == 0 { return short }
    return String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16, uppercase: random.below(2) == 0)
      return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }.joined()
  }

  private func space(_ random: inout SeededRandom) -> String { random.pick(spaces) }
}
