/// Patterns with commas between them, as OpenSSH matches names with (PATTERNS in ssh_config(5)).
package struct PatternList: Hashable, Sendable {
  /// The list as it was written.
  package let text: String
  private let patterns: [Pattern]

  /// Longer patterns match nothing, nor does the list from there on (OpenSSH match.c).
  private static let longestPattern = 1022

  private struct Pattern: Hashable {
    var bytes: [UInt8]
    var isNegated: Bool

    var isLiteral: Bool {
      !bytes.contains(UInt8(ascii: "*")) && !bytes.contains(UInt8(ascii: "?"))
    }
  }

  /// Takes any text; there is none that is wrong.
  package init(_ text: String) {
    self.text = text
    patterns = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map {
        let isNegated = $0.first == UInt8(ascii: "!")
        return Pattern(bytes: Array(isNegated ? $0.dropFirst() : $0), isNegated: isNegated)
      }
  }

  /// Whether a pattern matches the name and none behind `!` does.
  package func matches(_ name: String) -> Bool {
    let name = Array(name.utf8)
    var isMatched = false
    for (index, pattern) in patterns.enumerated() {
      if pattern.bytes.count > Self.longestPattern { return false }
      // OpenSSH sees no pattern behind a comma at the end, nor in an empty list.
      if index == patterns.count - 1, pattern.bytes.isEmpty, !pattern.isNegated { break }
      guard Self.matches(name, pattern.bytes) else { continue }
      if pattern.isNegated { return false }
      isMatched = true
    }
    return isMatched
  }

  /// The names that are matched and written out, without wildcards.
  package var literals: [String] {
    patterns.filter { !$0.isNegated && $0.isLiteral && !$0.bytes.isEmpty }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
      .filter(matches)
  }

  /// Whether `*` for any bytes and `?` for one make the pattern the name.
  private static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
    var at = 0
    var next = 0
    // Where to go on when the last asterisk must take one byte more: never further back.
    var retry: (at: Int, next: Int)?
    while at < name.count {
      if next < pattern.count, pattern[next] == UInt8(ascii: "*") {
        next += 1
        retry = (at, next)
      } else if next < pattern.count,
        pattern[next] == UInt8(ascii: "?") || pattern[next] == name[at]
      {
        at += 1
        next += 1
      } else if let last = retry {
        (at, next) = (last.at + 1, last.next)
        retry = (at, next)
      } else {
        return false
      }
    }
    return pattern[next...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
