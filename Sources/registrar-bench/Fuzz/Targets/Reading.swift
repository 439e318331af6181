import Documents
import YAML

/// Reading text by both routes.
enum Reading {
  /// The document that YAML sees.
  static func yaml(_ bytes: [UInt8]) -> Result<Document, YAMLError> {
    Result { () throws(YAMLError) in try YAMLReader.read(bytes) }
  }

  /// The document that JSON sees.
  static func json(_ bytes: [UInt8]) -> Result<Document, JSONError> {
    Result { () throws(JSONError) in try JSONReader.read(bytes) }
  }

  /// The value of JSON text that may be wrong.
  static func value(ofJSON bytes: [UInt8]) -> JSONValue? {
    if case .success(let document) = json(bytes) { document.root.value } else { nil }
  }

  /// A value as the root of a document; nil when it cannot be one.
  static func node(_ value: JSONValue) -> Node? {
    if case .success(let document) = json(JSONWriter.bytes(value)) { document.root } else { nil }
  }

  /// Demands that `bytes` are YAML for `value`; numbers may be spelled otherwise.
  ///
  /// - Throws: a breach of `law`.
  static func require(
    _ law: Law, _ bytes: [UInt8], holds value: JSONValue
  ) throws(Breach) {
    switch yaml(bytes) {
    case .success(let document):
      if let wanted = node(value), document.root.isEqual(to: wanted) { return }
      throw Breach(law, "\(Shown.text(bytes)) holds another value")
    case .failure(let error):
      throw Breach(law, "\(Shown.text(bytes)) is refused: \(error.summary)")
    }
  }
}

/// Inputs and texts as failures show them.
enum Shown {
  private static let longest = 2_000

  /// Bytes as a string literal, cut when they are many; bytes that are no UTF-8 as hexadecimal.
  static func text(_ bytes: [UInt8]) -> String {
    let start = bytes.prefix(longest)
    let rest = bytes.count > longest ? "… (\(bytes.count) bytes)" : ""
    guard let text = String(validating: start, as: UTF8.self) else {
      return "hexadecimal "
        + start.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ") + rest
    }
    return text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined().quoted + rest
  }
}

extension String {
  fileprivate var quoted: String { "\"\(self)\"" }
}
