/// The signature of a commit, and the bytes that it signs.
///
/// Cut out of the commit as git's `parse_signed_commit` does it in a repository of SHA-1 ids.
package struct CommitSignature: Hashable, Sendable {
  /// The programs that make signatures, by the first line of what they write.
  package enum Kind: Hashable, Sendable {
    /// `ssh-keygen`, read by `SSHSignature`.
    case ssh
    /// `gpg`.
    case openpgp
    /// `gpgsm`.
    case x509
  }

  /// The signature as its program wrote it. A commit with several signatures of one kind, which
  /// nothing makes, has them one after another here, as git has.
  package let armored: [UInt8]
  /// The commit without its signatures, which is what was signed.
  package let payload: [UInt8]

  /// What kind it is; nil for one that git does not know either.
  package var kind: Kind? {
    Self.firstLines.first { armored.starts(with: $0.line.utf8) }?.kind
  }

  private static let firstLines: [(line: String, kind: Kind)] = [
    ("-----BEGIN SSH SIGNATURE-----", .ssh),
    ("-----BEGIN PGP SIGNATURE-----", .openpgp),
    ("-----BEGIN PGP MESSAGE-----", .openpgp),
    ("-----BEGIN SIGNED MESSAGE-----", .x509),
  ]

  private static let header = Array("gpgsig".utf8)
  private static let space = UInt8(ascii: " ")
  private static let lineFeed = UInt8(ascii: "\n")

  /// A signature that was just made over a commit without one.
  package init(armored: [UInt8], payload: [UInt8]) {
    self.armored = armored
    self.payload = payload
  }

  /// Takes the signature out of the content of a commit; nil when it has none.
  package init?(commit content: [UInt8]) {
    var armored: [UInt8] = []
    var payload: [UInt8] = []
    payload.reserveCapacity(content.count)
    var wasFound = false
    var isInSignature = false
    // The signature of the same commit under SHA-256 ids, or of what is still to come.
    var isInOther = false
    var rest = content[...]
    while let first = rest.first, first != Self.lineFeed {
      let line = Self.removeLine(&rest)
      if isInSignature, first == Self.space {
        armored += line.dropFirst()
      } else if line.starts(with: Self.header + [Self.space]) {
        armored += line.dropFirst(Self.header.count + 1)
        (wasFound, isInSignature) = (true, true)
      } else {
        if line.starts(with: Self.header) {
          isInOther = true
        } else if first != Self.space {
          isInOther = false
        }
        if !isInOther { payload += line }
        isInSignature = false
      }
    }
    guard wasFound else { return nil }
    self.armored = armored
    self.payload = payload + rest
  }

  /// The content of a commit with a signature put in, behind the headers that it has, as git does.
  ///
  /// - Parameters:
  ///   - armored: what the program wrote; each of its lines becomes one of the header.
  ///   - content: a commit without signature, whose bytes were signed.
  package static func put(_ armored: [UInt8], into content: [UInt8]) -> [UInt8] {
    var header: [UInt8] = []
    var rest = armored[...]
    while !rest.isEmpty {
      if header.isEmpty { header = Self.header }
      header.append(space)
      header += removeLine(&rest)
    }
    if let last = header.last, last != lineFeed { header.append(lineFeed) }
    let end = endOfHeaders(content)
    return content[..<end] + header + content[end...]
  }

  /// Where the empty line is that ends the headers.
  private static func endOfHeaders(_ content: [UInt8]) -> Int {
    var rest = content[...]
    while let first = rest.first, first != lineFeed { _ = removeLine(&rest) }
    return rest.startIndex
  }

  /// Cuts off the first line, with its line feed.
  private static func removeLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = rest.firstIndex(of: lineFeed).map { $0 + 1 } ?? rest.endIndex
    defer { rest = rest[end...] }
    return rest[..<end]
  }
}
