/// A name of one part: lower-case ASCII letters, digits and `-`, at most 64, no Windows device name.
package struct Identifier: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name itself.
  package let text: String

  /// What may stand first.
  package enum Start: Sendable {
    /// A letter: models, teams, data sets and most others.
    case letter
    /// A letter or digit: pseudonymous persons (`7f3a`), approvals, risks.
    case letterOrDigit
  }

  private static let maximumLength = 64
  private static let deviceNames: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

  /// How long, in bytes, the names are that Windows keeps for devices.
  static let deviceLengths = 3...4

  /// Whether Windows keeps `text`, in lower case, for a device.
  static func isDeviceName(_ text: String) -> Bool { deviceNames.contains(text) }

  /// Checks `text`.
  ///
  /// - Throws: `NameError` naming the first rule that it breaks.
  package init(_ text: String, start: Start = .letter) throws(NameError) {
    guard Self.isWellFormed(text.utf8, start) else { throw Self.fault(in: text) }
    guard !Self.deviceNames.contains(text) else { throw .reserved(text) }
    self.text = text
  }

  /// Whether the bytes keep the rules about length and characters; to find characters takes far longer.
  private static func isWellFormed(_ bytes: String.UTF8View, _ start: Start) -> Bool {
    guard let first = bytes.first, bytes.count <= maximumLength, bytes.allSatisfy(isAllowed) else {
      return false
    }
    return first >= UInt8(ascii: "a") || (start == .letterOrDigit && first != UInt8(ascii: "-"))
  }

  /// The first of those rules that `text` breaks.
  private static func fault(in text: String) -> NameError {
    if text.isEmpty { return .empty(expected: "the name") }
    if text.unicodeScalars.count > maximumLength { return .tooLong(text, limit: maximumLength) }
    let stranger = text.first { $0.asciiValue.map(isAllowed) != true }
    return stranger.map { .invalidCharacter(text, character: $0) } ?? .invalidStart(text)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }

  package var description: String { text }
  package static func < (left: Identifier, right: Identifier) -> Bool { left.text < right.text }
}
