/// Writes values as JSON text (RFC 8259), members in their own order.
package struct JSONWriter: Sendable {
  /// How the text is laid out.
  package enum Layout: Sendable {
    /// One line, no spaces: for JSON lines and the wire.
    case compact
    /// Two spaces a level and one member a line: for people.
    case indented
  }

  private var output: [UInt8] = []
  private let layout: Layout

  private init(_ layout: Layout) { self.layout = layout }

  /// The UTF-8 text of `value`, without a final line end.
  package static func bytes(_ value: JSONValue, _ layout: Layout = .compact) -> [UInt8] {
    var writer = JSONWriter(layout)
    writer.write(value, depth: 0)
    return writer.output
  }

  /// The text of `value`, without a final line end.
  package static func text(_ value: JSONValue, _ layout: Layout = .compact) -> String {
    String(decoding: bytes(value, layout), as: UTF8.self)
  }

  private mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: output += "null".utf8
    case .boolean(let flag): output += (flag ? "true" : "false").utf8
    case .number(let lexeme): output += lexeme.utf8
    case .string(let text): Self.quote(text, into: &output)
    case .array(let values):
      list(values, "[", "]", depth) { writer, value in writer.write(value, depth: depth + 1) }
    case .object(let members):
      list(members, "{", "}", depth) { writer, member in
        Self.quote(member.key, into: &writer.output)
        writer.output += (writer.layout == .compact ? ":" : ": ").utf8
        writer.write(member.value, depth: depth + 1)
      }
    }
  }

  private mutating func list<Item>(
    _ items: [Item], _ open: String, _ close: String, _ depth: Int,
    _ item: (inout JSONWriter, Item) -> Void
  ) {
    output += open.utf8
    for (position, each) in items.enumerated() {
      if position > 0 { output.append(UInt8(ascii: ",")) }
      lineBreak(depth + 1)
      item(&self, each)
    }
    if !items.isEmpty { lineBreak(depth) }
    output += close.utf8
  }

  private mutating func lineBreak(_ depth: Int) {
    guard layout == .indented else { return }
    output.append(UInt8(ascii: "\n"))
    output += repeatElement(UInt8(ascii: " "), count: depth * 2)
  }

  /// Appends `text` as a JSON string: the escapes of RFC 8785 section 3.2.2.2 and no others.
  static func quote(_ text: String, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): output += "\\\"".utf8
      case UInt8(ascii: "\\"): output += "\\\\".utf8
      case 0x08: output += "\\b".utf8
      case 0x09: output += "\\t".utf8
      case 0x0A: output += "\\n".utf8
      case 0x0C: output += "\\f".utf8
      case 0x0D: output += "\\r".utf8
      case 0x00..<0x20:
        output += "\\u00".utf8
        output += (byte < 0x10 ? "0" : "").utf8
        output += String(byte, radix: 16).utf8
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
