/// Writes pieces of pages as UTF-8.
///
/// Escaping looks at each Unicode scalar, never at characters: `"` and a combining mark make one character in
/// Swift, and a writer that compares characters would let the quote through.
struct HTMLWriter {
  private var output: [UInt8] = []

  /// A whole document.
  static func document(_ root: HTML) -> [UInt8] {
    var writer = HTMLWriter()
    writer.output += "<!DOCTYPE html>\n".utf8
    writer.write(root)
    writer.output.append(UInt8(ascii: "\n"))
    return writer.output
  }

  /// The markup of `html`.
  static func text(_ html: HTML) -> String {
    var writer = HTMLWriter()
    writer.write(html)
    return String(decoding: writer.output, as: UTF8.self)
  }

  private mutating func write(_ html: HTML) {
    switch html {
    case .text(let text):
      for scalar in text.unicodeScalars { writeText(scalar) }
    case .sequence(let parts):
      for part in parts { write(part) }
    case .element(let tag, let attributes, let content):
      output += "<\(tag.name)".utf8
      for attribute in attributes {
        output += " \(attribute.name)=\"".utf8
        for scalar in attribute.value.unicodeScalars { writeValue(scalar) }
        output.append(UInt8(ascii: "\""))
      }
      output.append(UInt8(ascii: ">"))
      if tag.isVoid { return }
      write(content)
      output += "</\(tag.name)>".utf8
    }
  }

  /// Text: what a reader cannot see but what changes what they see is spelled out, `\u{202e}`.
  private mutating func writeText(_ scalar: Unicode.Scalar) {
    if let reference = Self.reference(scalar) {
      output += reference.utf8
    } else if Self.isDeceptive(scalar) {
      output += "\\u{\(String(scalar.value, radix: 16))}".utf8
    } else {
      output += UTF8.encode(scalar).map { Array($0) } ?? []
    }
  }

  /// A value between double quotes: it may be sent back by a form, so that nothing is spelled out.
  private mutating func writeValue(_ scalar: Unicode.Scalar) {
    if let reference = Self.reference(scalar) {
      output += reference.utf8
    } else if scalar.value < 0x20 || scalar.value == 0x7F {
      output += "\u{FFFD}".utf8
    } else {
      output += UTF8.encode(scalar).map { Array($0) } ?? []
    }
  }

  private static func reference(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    case "`": "&#96;"
    default: nil
    }
  }

  /// Controls, and format characters that turn text around or hide in it; joiners only choose shapes.
  private static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\t", "\u{200C}", "\u{200D}", " "..."~": return false
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        return true
      default: return false
      }
    }
  }
}
