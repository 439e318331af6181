/// Who did something and when, as a commit records it.
package struct Signature: Hashable, Sendable {
  /// The person's name.
  package let name: String
  /// The person's e-mail address; Git checks no form.
  package let email: String
  /// Seconds since 1970 in UTC.
  package let seconds: Int64
  /// The person's clock: minutes east of UTC.
  package let offsetMinutes: Int32

  /// Why something cannot stand in a commit.
  package enum Flaw: Hashable, Sendable {
    /// The name is empty.
    case emptyName
    /// `<`, `>`, a line feed or a NUL, which separate the parts of a signature.
    case separator
    /// A time before 1970.
    case negativeTime
    /// An offset of a day or more.
    case offsetOutOfRange
    /// A NUL in a commit message, where other tools stop reading.
    case nulInMessage
  }

  /// Checks what is to be written.
  ///
  /// - Throws: `GitError.invalidSignature`.
  package init(name: String, email: String, seconds: Int64, offsetMinutes: Int32) throws(GitError) {
    if !name.utf8.contains(where: { $0 > UInt8(ascii: " ") }) {
      throw .invalidSignature(name, .emptyName)
    }
    for text in [name, email] where text.utf8.contains(where: Self.isSeparator) {
      throw .invalidSignature(text, .separator)
    }
    if seconds < 0 { throw .invalidSignature(String(seconds), .negativeTime) }
    if !(-1439...1439).contains(offsetMinutes) {
      throw .invalidSignature(String(offsetMinutes), .offsetOutOfRange)
    }
    self.init(name: name, email: email, stored: seconds, offsetMinutes)
  }

  /// Takes what history holds, whatever it is.
  init(name: String, email: String, stored seconds: Int64, _ offsetMinutes: Int32) {
    self.name = name
    self.email = email
    self.seconds = seconds
    self.offsetMinutes = offsetMinutes
  }

  /// As a commit's header holds it: `Ada <ada@example.org> 1700000000 +0100`.
  var header: String { "\(name) <\(email)> \(seconds) \(zone)" }

  /// The offset from UTC as git writes it, `+0100`.
  package var zone: String {
    let minutes = offsetMinutes.magnitude
    let clock = String(minutes / 60 * 100 + minutes % 60)
    return (offsetMinutes < 0 ? "-" : "+") + String(repeating: "0", count: 4 - clock.count) + clock
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\n")
      || byte == 0
  }
}
