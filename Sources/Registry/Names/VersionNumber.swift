/// A semantic version (SemVer 2.0.0), ordered by precedence (section 11).
package struct VersionNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Major, minor and patch, as digits without leading zeros (any size).
  private let core: [String]
  /// Dot-separated identifiers after `-`.
  package let prerelease: [String]
  /// Dot-separated identifiers after `+`; without weight in precedence.
  package let build: [String]

  /// Reads a version; a leading `v` and the two-part form `2.1` are accepted and normalised.
  package init(_ text: String) throws(NameError) {
    // By bytes: to look for characters takes several times as long.
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "v") { rest = rest.dropFirst() }
    var build: [String] = []
    var prerelease: [String] = []
    if let plus = rest.firstIndex(of: UInt8(ascii: "+")) {
      build = Self.identifiers(rest[rest.index(after: plus)...])
      guard !build.isEmpty else { throw .malformedVersion(text) }
      rest = rest[..<plus]
    }
    if let dash = rest.firstIndex(of: UInt8(ascii: "-")) {
      prerelease = Self.identifiers(rest[rest.index(after: dash)...])
      guard !prerelease.isEmpty, !prerelease.contains(where: { Self.hasLeadingZero($0) }) else {
        throw .malformedVersion(text)
      }
      rest = rest[..<dash]
    }
    var core = Substring(rest).parts(at: ".")
    guard (2...3).contains(core.count), text.utf8.count <= 128,
      core.allSatisfy({ Self.isNumeric($0) && !Self.hasLeadingZero($0) })
    else { throw .malformedVersion(text) }
    if core.count == 2 { core.append("0") }
    self.core = core
    self.prerelease = prerelease
    self.build = build
  }

  private static func identifiers(_ text: Substring.UTF8View) -> [String] {
    let parts = Substring(text).parts(at: ".")
    let valid = parts.allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
          default: false
          }
        }
    }
    return valid ? parts : []
  }

  private static func isNumeric(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  private static func hasLeadingZero(_ text: String) -> Bool {
    isNumeric(text) && text.utf8.count > 1 && text.utf8.first == UInt8(ascii: "0")
  }

  /// The release line it belongs to: major and minor number, `2.1`.
  package var line: String { core.prefix(2).joined(separator: ".") }

  /// Whether it is a pre-release (`2.0.0-rc.1`).
  package var isPrerelease: Bool { !prerelease.isEmpty }

  package var description: String {
    core.joined(separator: ".")
      + (prerelease.isEmpty ? "" : "-" + prerelease.joined(separator: "."))
      + (build.isEmpty ? "" : "+" + build.joined(separator: "."))
  }

  /// SemVer precedence; versions that differ only in build metadata are ordered by it, so that sorting is total.
  package static func < (left: VersionNumber, right: VersionNumber) -> Bool {
    for (one, other) in zip(left.core, right.core) where one != other {
      return isSmallerNumber(one, other)
    }
    if left.prerelease != right.prerelease {
      if left.prerelease.isEmpty || right.prerelease.isEmpty { return right.prerelease.isEmpty }
      for (one, other) in zip(left.prerelease, right.prerelease) where one != other {
        switch (isNumeric(one), isNumeric(other)) {
        case (true, true): return isSmallerNumber(one, other)
        case (true, false): return true
        case (false, true): return false
        case (false, false): return one < other
        }
      }
      return left.prerelease.count < right.prerelease.count
    }
    return left.build.lexicographicallyPrecedes(right.build)
  }

  private static func isSmallerNumber(_ left: String, _ right: String) -> Bool {
    left.utf8.count != right.utf8.count ? left.utf8.count < right.utf8.count : left < right
  }
}
