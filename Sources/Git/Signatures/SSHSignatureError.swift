/// Why something is no signature of SSH, or not one of the message.
package enum SSHSignatureError: Error, Hashable, Sendable {
  /// The text does not start with the line `-----BEGIN SSH SIGNATURE-----`.
  case missingHeader
  /// The text does not end with the line `-----END SSH SIGNATURE-----`.
  case missingFooter
  /// What stands between is not base64.
  case notBase64
  /// The bytes do not start with `SSHSIG`.
  case wrongMagic
  /// A version of the format that is not 1.
  case unsupportedVersion(UInt32)
  /// The bytes do not follow the format.
  case malformed(SSHWireFlaw)
  /// The key in it is none to verify with.
  case key(SSHKeyError)
  /// It was made for no purpose, which the format forbids.
  case emptyNamespace
  /// The message was hashed in a way that the format does not allow.
  case unsupportedHash(String)
  /// It is of a kind that is not verified, such as RSA with SHA-1.
  case unsupportedAlgorithm(String)
  /// It is of a kind that keys like this do not make.
  case algorithmMismatch(key: String, signature: String)
  /// The RSA key is too short to be trusted, in bits.
  case keyTooShort(bits: Int, minimum: Int)
  /// The library takes no such RSA key, for its exponent or its length in bits.
  case unusableKey(bits: Int)
  /// It was made for another purpose.
  case wrongNamespace(expected: String, actual: String)
  /// Nobody touched the security key when it signed.
  case userNotPresent
  /// The key did not sign this message.
  case doesNotMatch
}
