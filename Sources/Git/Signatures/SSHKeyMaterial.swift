/// What stands in a public key behind the name of its kind.
enum SSHKeyMaterial: Hashable, Sendable {
  /// A key of RFC 8709, and the application that a security key made it for.
  case ed25519([UInt8], application: String?)
  /// A point of the curve, and the application that a security key made it for.
  case ecdsa(curve: String, point: [UInt8], application: String?)
  /// The numbers of a key, each without leading zeros.
  case rsa(exponent: [UInt8], modulus: [UInt8])

  /// Reads what a key of this kind holds.
  init(_ algorithm: SSHKeyAlgorithm, _ reader: inout SSHWireReader) throws(SSHWireFlaw) {
    switch algorithm {
    case .ed25519:
      self = .ed25519(try reader.string(), application: nil)
    case .securityKeyEd25519:
      self = .ed25519(try reader.string(), application: try reader.text())
    case .ecdsa256, .ecdsa384, .ecdsa521:
      self = .ecdsa(curve: try reader.text(), point: try reader.string(), application: nil)
    case .securityKeyECDSA256:
      self = .ecdsa(
        curve: try reader.text(), point: try reader.string(), application: try reader.text())
    case .rsa:
      self = .rsa(exponent: try reader.magnitude(), modulus: try reader.magnitude())
    }
  }

  /// Makes sure that the parts fit the kind.
  ///
  /// - Throws: `SSHKeyError.wrongSize`, `.curveMismatch`, `.notOnCurve`.
  func check(_ algorithm: SSHKeyAlgorithm) throws(SSHKeyError) {
    switch self {
    case .ed25519(let key, _):
      if key.count != 32 { throw .wrongSize(expected: 32, actual: key.count) }
    case .ecdsa(let name, let point, _):
      guard let curve = algorithm.curve else { return }
      if name != curve.rawValue {
        throw .curveMismatch(expected: curve.rawValue, actual: name)
      }
      if !curve.holds(point: point) { throw .notOnCurve }
    case .rsa: break
    }
  }

  /// The key as SSH sends it.
  func blob(_ algorithm: SSHKeyAlgorithm) -> [UInt8] {
    var writer = SSHWireWriter()
    writer.append(string: algorithm.rawValue.utf8)
    switch self {
    case .ed25519(let key, let application):
      writer.append(string: key)
      if let application { writer.append(string: application.utf8) }
    case .ecdsa(let curve, let point, let application):
      writer.append(string: curve.utf8)
      writer.append(string: point)
      if let application { writer.append(string: application.utf8) }
    case .rsa(let exponent, let modulus):
      writer.append(magnitude: exponent)
      writer.append(magnitude: modulus)
    }
    return writer.bytes
  }
}
