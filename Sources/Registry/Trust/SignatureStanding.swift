package import Git

/// What a signature is worth under trust/allowed_signers.
package enum SignatureStanding: Sendable, Equatable {
  /// There is none.
  case missing
  /// It is of another kind than SSH's, which trust/allowed_signers cannot vouch for.
  case foreign(CommitSignature.Kind?)
  /// It cannot be read, or does not belong to the content.
  case broken(SSHSignatureError)
  /// It is by a key that may not sign this now.
  case refused(SSHPublicKey, AllowedSigner.Refusal)
  /// It is good, and by one of these.
  case good(SSHPublicKey, by: [String])

  /// The purpose of signatures on commits (gitformat-signature(5)).
  package static let ofCommits = "git"
  /// The purpose of an approval's own signature.
  package static let ofApprovals = "registrar-approval"

  /// Judges the signature of a commit.
  ///
  /// - Parameters:
  ///   - signers: whose keys are whose: those of the parent, so that no commit vouches for itself.
  ///   - names: the names that people sign by; wildcards in `signers` are tried on them.
  ///   - seconds: when it was made; nil takes a key at any time.
  package init(
    of signature: CommitSignature?, by signers: AllowedSigners, among names: [String],
    at seconds: Int64?
  ) {
    guard let signature else {
      self = .missing
      return
    }
    guard signature.kind == .ssh else {
      self = .foreign(signature.kind)
      return
    }
    self.init(
      of: signature.armored, over: signature.payload, namespace: Self.ofCommits, by: signers,
      among: names, at: seconds)
  }

  /// Judges an SSH signature, armoured, over `content`.
  package init(
    of armored: [UInt8], over content: [UInt8], namespace: String, by signers: AllowedSigners,
    among names: [String], at seconds: Int64?
  ) {
    let key: SSHPublicKey
    do throws(SSHSignatureError) {
      let signature = try SSHSignature(armored: armored)
      try signature.verify(content, namespace: namespace)
      key = signature.key
    } catch {
      self = .broken(error)
      return
    }
    if let refusal = signers.refusal(of: key, namespace: namespace, at: seconds) {
      self = .refused(key, refusal)
      return
    }
    let literal = signers.principals(of: key, namespace: namespace, at: seconds)
    let matching = names.filter { name in
      !literal.contains(name)
        && signers.allows(key: key, principal: name, namespace: namespace, at: seconds)
    }
    self = .good(key, by: literal + matching)
  }

  /// Who it says made it, as a lower-case fragment that goes on from what carries it.
  var summary: String {
    switch self {
    case .missing: "is not signed"
    case .foreign(.openpgp): "is signed by OpenPGP, which trust/allowed_signers cannot vouch for"
    case .foreign: "has a signature that trust/allowed_signers cannot vouch for"
    case .broken(.doesNotMatch): "has a signature over something else"
    case .broken: "has a signature that cannot be read"
    case .refused(let key, .unknownKey):
      "is signed with \(key.fingerprint), which trust/allowed_signers does not list"
    case .refused(let key, .certificateAuthority):
      "is signed with \(key.fingerprint), which only vouches for others"
    case .refused(let key, .otherNamespace), .refused(let key, .otherPrincipal):
      "is signed with \(key.fingerprint), which is not to sign this"
    case .refused(let key, .notYetValid(let from)):
      "is signed with \(key.fingerprint), which is valid from \(Timestamp(seconds: from))"
    case .refused(let key, .expired(let at)):
      "is signed with \(key.fingerprint), which was valid until \(Timestamp(seconds: at))"
    case .good(_, let names): "is signed by \(names.joined(separator: ", "))"
    }
  }
}
