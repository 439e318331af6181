/// A line of an allowed signers file (ALLOWED SIGNERS in ssh-keygen(1)): whose key it is, and what
/// for and when it may sign.
package struct AllowedSigner: Hashable, Sendable {
  /// Where it stands, counted from 1.
  package let line: Int
  /// Who signs with the key, such as `*@example.org,!guest@example.org`.
  package let principals: PatternList
  /// The key.
  package let key: SSHPublicKey
  /// Whether the key only vouches for others, by certificates.
  package let isCertificateAuthority: Bool
  /// The purposes that the key may sign for; nil for all.
  package let namespaces: PatternList?
  /// The first second in which it is valid, since 1970; nil for ever since.
  package let validAfter: Int64?
  /// The last second in which it is valid, since 1970; nil for ever on.
  package let validBefore: Int64?

  /// Why a key may not sign, the nearer misses last.
  package enum Refusal: Hashable, Sendable {
    /// No line has the key.
    case unknownKey
    /// The key stands for certificates, not for itself.
    case certificateAuthority
    /// The key is another's.
    case otherPrincipal
    /// The key signs for other purposes.
    case otherNamespace
    /// It is too early: the key is valid from this second on.
    case notYetValid(from: Int64)
    /// It is too late: the key was valid up to this second.
    case expired(at: Int64)

    /// How far the key came.
    var nearness: Int {
      switch self {
      case .unknownKey: 0
      case .certificateAuthority: 1
      case .otherPrincipal: 2
      case .otherNamespace: 3
      case .notYetValid, .expired: 4
      }
    }
  }

  /// Why this line does not let the key sign; nil when it does.
  func refusal(
    of key: SSHPublicKey, principal: String?, namespace: String, at seconds: Int64?
  ) -> Refusal? {
    if key != self.key { return .unknownKey }
    if isCertificateAuthority { return .certificateAuthority }
    if let principal, !principals.matches(principal) { return .otherPrincipal }
    if let namespaces, !namespaces.matches(namespace) { return .otherNamespace }
    guard let seconds else { return nil }
    if let validAfter, seconds < validAfter { return .notYetValid(from: validAfter) }
    if let validBefore, seconds > validBefore { return .expired(at: validBefore) }
    return nil
  }
}
