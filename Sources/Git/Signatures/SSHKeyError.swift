/// Why something is no public key that signatures can be verified with.
package enum SSHKeyError: Error, Hashable, Sendable {
  /// The line lacks the kind of key or the key.
  case incompleteLine
  /// The key is not written in base64.
  case notBase64
  /// The bytes of the key do not follow the format.
  case malformed(SSHWireFlaw)
  /// Keys of this kind are not verified with.
  case unsupportedAlgorithm(String)
  /// A certificate, by its kind, where only plain keys are verified with.
  case certificateUnsupported(String)
  /// The line announces another kind of key than follows.
  case algorithmMismatch(announced: String, actual: String)
  /// The key names another curve than its kind has.
  case curveMismatch(expected: String, actual: String)
  /// A key of a fixed size has another one, in bytes.
  case wrongSize(expected: Int, actual: Int)
  /// The key is no point of its curve.
  case notOnCurve
}
