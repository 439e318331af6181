/// Why a text is not one JSON value (RFC 8259), with the byte offset where reading stopped.
package struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  package let reason: Reason
  /// Byte offset in the source.
  package let offset: Int

  /// The ways in which JSON text can be wrong.
  package enum Reason: Hashable, Sendable {
    case unexpectedEnd
    case unexpectedByte(UInt8)
    case invalidUTF8
    case invalidEscape
    case loneSurrogate
    case controlCharacterInString
    case invalidNumber
    case duplicateKey(String, first: Int)
    case trailingContent
    case tooDeep(limit: Int)
    case tooLarge(limit: Int)
  }

  /// A lower-case fragment that says what is wrong.
  package var summary: String {
    switch reason {
    case .unexpectedEnd: "the JSON text ends too early"
    case .unexpectedByte(let byte):
      byte >= 0x20 && byte < 0x7F
        ? "unexpected character '\(Character(Unicode.Scalar(byte)))'"
        : "unexpected byte 0x\(String(byte, radix: 16, uppercase: true))"
    case .invalidUTF8: "the text is not valid UTF-8"
    case .invalidEscape: "unknown escape sequence in a string"
    case .loneSurrogate: "a \\u escape names half of a surrogate pair"
    case .controlCharacterInString: "unescaped control character in a string"
    case .invalidNumber: "malformed number"
    case .duplicateKey(let key, _): "the key '\(key)' appears twice in one object"
    case .trailingContent: "content after the end of the JSON value"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    case .tooLarge(let limit): "larger than \(limit) bytes"
    }
  }
}
