/// A word of a command line, spelled so that a shell reads it back as it is.
package struct ShellWord: CustomStringConvertible {
  /// The word itself.
  package let text: String

  /// The word `text`.
  package init(text: String) { self.text = text }

  /// `text` where a shell takes it as one plain word, else in single quotes (POSIX.1-2017, XCU 2.2.2).
  package var description: String {
    isPlain ? text : "'\(text.replacing("'", with: "'\\''"))'"
  }

  /// The same in a command that stands in single quotes itself: in double quotes where need be (XCU 2.2.3).
  package var insideQuotes: String {
    if isPlain { return text }
    let special: Set<Character> = ["\\", "\"", "$", "`"]
    return "\"\(String(text.flatMap { special.contains($0) ? ["\\", $0] : [$0] }))\""
  }

  private var isPlain: Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        Self.plain.contains(scalar) || (scalar.properties.isAlphabetic && !scalar.isASCII)
      }
  }

  private static let plain = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:@%+=,".unicodeScalars)
}
