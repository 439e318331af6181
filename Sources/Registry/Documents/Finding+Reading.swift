package import Documents
package import Findings
package import YAML

/// What people are told about a text that cannot be read.
extension Finding {
  /// A text that is no YAML.
  package init(_ error: YAMLError, at path: String, in text: [UInt8]) {
    let lines = LineIndex(text)
    var summary = error.summary
    if case .duplicateKey(_, let first) = error.reason {
      summary += ", first at line \(lines.position(at: first.start).line)"
    }
    self.init(
      error.isAboutEncoding ? .unreadableFile : .malformedYAML,
      at: Location(path: path, range: error.range, in: lines), summary, remedy: error.remedy)
  }

  /// A text that is no JSON.
  package init(_ error: JSONError, at path: String, in text: [UInt8]) {
    let lines = LineIndex(text)
    if let encoding = YAMLError(foreignEncodingOf: text) {
      self.init(encoding, at: path, in: text)
      return
    }
    var (summary, remedy) = (error.summary, error.remedy)
    switch error.reason {
    case .duplicateKey(_, let first):
      summary += ", first at line \(lines.position(at: first).line)"
    case .unexpectedEnd where text.allSatisfy(Self.isWhiteSpace):
      (summary, remedy) = ("the file is empty", nil)
    default: break
    }
    let range = SourceRange(start: error.offset, end: error.offset + 1)
    self.init(
      error.reason == .invalidUTF8 ? .unreadableFile : .malformedYAML,
      at: Location(path: path, range: range, in: lines), summary, remedy: remedy)
  }

  /// White space of JSON (RFC 8259 section 2).
  private static func isWhiteSpace(_ byte: UInt8) -> Bool { " \t\n\r".utf8.contains(byte) }
}

extension YAMLError {
  /// Whether the bytes are no text at all, as opposed to text that is no YAML.
  fileprivate var isAboutEncoding: Bool {
    switch reason {
    case .invalidUTF8, .encoding: true
    default: false
    }
  }
}

extension JSONError {
  /// What to do about it, where there is one thing to do.
  fileprivate var remedy: String? {
    switch reason {
    case .unexpectedEnd: "close what is open"
    case .unexpectedByte(UInt8(ascii: "'")): "write strings in double quotes"
    case .unexpectedByte(UInt8(ascii: "}")), .unexpectedByte(UInt8(ascii: "]")):
      "remove the comma before it, or write the value that is missing"
    case .unexpectedByte(UInt8(ascii: "/")), .unexpectedByte(UInt8(ascii: "#")):
      "JSON has no comments: remove it"
    case .unexpectedByte: nil
    case .invalidUTF8: "save the file as UTF-8"
    case .invalidEscape: "double the backslash"
    case .loneSurrogate: "write the character itself"
    case .controlCharacterInString: "write it as an escape, such as \\n or \\t"
    case .invalidNumber: "write it as in 0.5, -1 or 1e3, or quote it if it is text"
    case .duplicateKey: "remove one of the two"
    case .trailingContent: "remove it: a file holds one value"
    case .tooDeep, .tooLarge: nil
    }
  }
}
