/// A word of a command line, spelled so that a shell reads it back as it is.
struct ShellWord: CustomStringConvertible {
  /// The word itself.
  let text: String

  /// `text` where a shell takes it as one plain word, else in single quotes (POSIX.1-2017, XCU 2.2.2).
  var description: String {
    let isPlain =
      !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        Self.plain.contains(scalar) || (scalar.properties.isAlphabetic && !scalar.isASCII)
      }
    return isPlain ? text : "'\(text.replacing("'", with: "'\\''"))'"
  }

  private static let plain = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./:@%+=,".unicodeScalars)
}
