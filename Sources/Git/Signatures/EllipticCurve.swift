import Crypto

/// A curve of NIST that SSH signs on (RFC 5656, section 10.1).
enum EllipticCurve: String, Hashable, Sendable {
  /// P-256, with SHA-256.
  case p256 = "nistp256"
  /// P-384, with SHA-384.
  case p384 = "nistp384"
  /// P-521, with SHA-512.
  case p521 = "nistp521"

  /// How many bytes a coordinate takes, and each half of a signature.
  var width: Int {
    switch self {
    case .p256: 32
    case .p384: 48
    case .p521: 66
    }
  }

  /// Whether the bytes are a point of the curve, written in full (SEC 1, section 2.3.4, with 04
  /// in front), as OpenSSH alone takes them.
  func holds(point: [UInt8]) -> Bool {
    guard point.count == 1 + 2 * width, point.first == 4 else { return false }
    do {
      switch self {
      case .p256: _ = try P256.Signing.PublicKey(x963Representation: point)
      case .p384: _ = try P384.Signing.PublicKey(x963Representation: point)
      case .p521: _ = try P521.Signing.PublicKey(x963Representation: point)
      }
      return true
    } catch {
      return false
    }
  }

  /// Whether (`r`, `s`), each without leading zeros, is a signature of `data` by the key `point`.
  func isSignature(r: [UInt8], s: [UInt8], of data: [UInt8], by point: [UInt8]) -> Bool {
    guard r.count <= width, s.count <= width else { return false }
    let raw = [r, s].flatMap { [UInt8](repeating: 0, count: width - $0.count) + $0 }
    do {
      switch self {
      case .p256:
        return try P256.Signing.PublicKey(x963Representation: point).isValidSignature(
          P256.Signing.ECDSASignature(rawRepresentation: raw), for: data)
      case .p384:
        return try P384.Signing.PublicKey(x963Representation: point).isValidSignature(
          P384.Signing.ECDSASignature(rawRepresentation: raw), for: data)
      case .p521:
        return try P521.Signing.PublicKey(x963Representation: point).isValidSignature(
          P521.Signing.ECDSASignature(rawRepresentation: raw), for: data)
      }
    } catch {
      return false
    }
  }
}
