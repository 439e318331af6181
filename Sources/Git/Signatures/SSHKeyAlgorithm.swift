/// The kinds of public key that signatures are verified with, by the name that starts the key.
package enum SSHKeyAlgorithm: String, Hashable, Sendable, CaseIterable {
  /// Ed25519 (RFC 8709).
  case ed25519 = "ssh-ed25519"
  /// ECDSA on the curve P-256 (RFC 5656).
  case ecdsa256 = "ecdsa-sha2-nistp256"
  /// ECDSA on the curve P-384 (RFC 5656).
  case ecdsa384 = "ecdsa-sha2-nistp384"
  /// ECDSA on the curve P-521 (RFC 5656).
  case ecdsa521 = "ecdsa-sha2-nistp521"
  /// RSA (RFC 4253); its signatures are named `rsa-sha2-256` and `rsa-sha2-512` (RFC 8332).
  case rsa = "ssh-rsa"
  /// Ed25519 in a security key (OpenSSH PROTOCOL.u2f).
  case securityKeyEd25519 = "sk-ssh-ed25519@openssh.com"
  /// ECDSA on the curve P-256 in a security key (OpenSSH PROTOCOL.u2f).
  case securityKeyECDSA256 = "sk-ecdsa-sha2-nistp256@openssh.com"

  /// The algorithm by its name.
  ///
  /// - Throws: `SSHKeyError.certificateUnsupported`, `.unsupportedAlgorithm`.
  init(name: String) throws(SSHKeyError) {
    guard let algorithm = Self(rawValue: name) else {
      throw name.hasSuffix("-cert-v01@openssh.com")
        ? .certificateUnsupported(name) : .unsupportedAlgorithm(name)
    }
    self = algorithm
  }

  /// The curve of an ECDSA key; nil for other kinds.
  var curve: EllipticCurve? {
    switch self {
    case .ecdsa256, .securityKeyECDSA256: .p256
    case .ecdsa384: .p384
    case .ecdsa521: .p521
    case .ed25519, .rsa, .securityKeyEd25519: nil
    }
  }

  /// Whether the private key lives in a security key, whose signatures say more.
  var isSecurityKey: Bool { self == .securityKeyEd25519 || self == .securityKeyECDSA256 }
}
