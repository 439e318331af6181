import Crypto
import CryptoExtras

extension SSHPublicKey {
  /// RSA keys of fewer bits are refused, as swift-crypto does (and NIST SP 800-131A wants);
  /// `ssh-keygen -Y verify` takes them from 1024 on.
  static let leastRSABits = 2048

  /// Makes sure that this key signed `data`.
  ///
  /// - Parameter signature: the name of its kind, the signature, and what a security key adds.
  /// - Throws: `SSHSignatureError`.
  func verify(_ signature: [UInt8], of data: [UInt8]) throws(SSHSignatureError) {
    let content: Content
    do throws(SSHWireFlaw) {
      var reader = SSHWireReader(signature)
      content = try Content(&reader, ofSecurityKey: algorithm.isSecurityKey)
      try reader.finish()
    } catch {
      throw .malformed(error)
    }
    switch material {
    case .ed25519(let point, let application):
      try require(content.algorithm, algorithm.rawValue)
      try Self.verifyEd25519(
        content.signature, of: try content.signed(data, application), by: point)
    case .ecdsa(_, let point, let application):
      try require(content.algorithm, algorithm.rawValue)
      try verifyECDSA(content.signature, of: try content.signed(data, application), by: point)
    case .rsa(let exponent, let modulus):
      try require(content.algorithm, "rsa-sha2-256", "rsa-sha2-512")
      try Self.verifyRSA(
        content.signature, of: data, usingSHA256: content.algorithm == "rsa-sha2-256",
        exponent, modulus)
    }
  }

  /// Makes sure that the signature is of a kind that a key like this makes.
  private func require(
    _ name: String, _ allowed: String...
  ) throws(SSHSignatureError) {
    if allowed.contains(name) { return }
    let isKnown = SSHKeyAlgorithm(rawValue: name).map { $0 != .rsa } ?? name.hasPrefix("rsa-sha2-")
    throw isKnown
      ? .algorithmMismatch(key: algorithm.rawValue, signature: name) : .unsupportedAlgorithm(name)
  }

  private static func verifyEd25519(
    _ signature: [UInt8], of data: [UInt8], by point: [UInt8]
  ) throws(SSHSignatureError) {
    do {
      let key = try Curve25519.Signing.PublicKey(rawRepresentation: point)
      if key.isValidSignature(signature, for: data) { return }
    } catch {
      throw .doesNotMatch
    }
    throw .doesNotMatch
  }

  private func verifyECDSA(
    _ signature: [UInt8], of data: [UInt8], by point: [UInt8]
  ) throws(SSHSignatureError) {
    guard let curve = algorithm.curve else { throw .unsupportedAlgorithm(algorithm.rawValue) }
    let r: [UInt8]
    let s: [UInt8]
    do throws(SSHWireFlaw) {
      var reader = SSHWireReader(signature)
      r = try reader.magnitude()
      s = try reader.magnitude()
      try reader.finish()
    } catch {
      throw .malformed(error)
    }
    if !curve.isSignature(r: r, s: s, of: data, by: point) { throw .doesNotMatch }
  }

  private static func verifyRSA(
    _ signature: [UInt8], of data: [UInt8], usingSHA256: Bool, _ exponent: [UInt8],
    _ modulus: [UInt8]
  ) throws(SSHSignatureError) {
    let bits = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
    if bits < leastRSABits { throw .keyTooShort(bits: bits, minimum: leastRSABits) }
    guard signature.count <= modulus.count else { throw .doesNotMatch }
    // Some programs leave leading zeros out; OpenSSH puts them back.
    let padded = [UInt8](repeating: 0, count: modulus.count - signature.count) + signature
    let key: _RSA.Signing.PublicKey
    do {
      key = try _RSA.Signing.PublicKey(n: modulus, e: exponent)
    } catch {
      throw .unusableKey(bits: bits)
    }
    let value = _RSA.Signing.RSASignature(rawRepresentation: padded)
    let isValid =
      usingSHA256
      ? key.isValidSignature(value, for: SHA256.hash(data: data), padding: .insecurePKCS1v1_5)
      : key.isValidSignature(value, for: SHA512.hash(data: data), padding: .insecurePKCS1v1_5)
    if !isValid { throw .doesNotMatch }
  }
}

/// The parts of a signature (RFC 4253, section 6.6; OpenSSH PROTOCOL.u2f for security keys).
private struct Content {
  let algorithm: String
  let signature: [UInt8]
  /// What a security key says of itself.
  private let device: (flags: UInt8, counter: UInt32)?

  /// The flag that somebody touched the key.
  private static let userPresent: UInt8 = 1

  init(_ reader: inout SSHWireReader, ofSecurityKey: Bool) throws(SSHWireFlaw) {
    algorithm = try reader.text()
    signature = try reader.string()
    device = ofSecurityKey ? (try reader.byte(), try reader.number()) : nil
  }

  /// What was signed for `data`: a security key signs digests, its flags and its counter.
  func signed(_ data: [UInt8], _ application: String?) throws(SSHSignatureError) -> [UInt8] {
    guard let device, let application else { return data }
    if device.flags & Self.userPresent == 0 { throw .userNotPresent }
    var writer = SSHWireWriter()
    writer.append(SHA256.hash(data: Array(application.utf8)))
    writer.append([device.flags])
    writer.append(number: device.counter)
    writer.append(SHA256.hash(data: data))
    return writer.bytes
  }
}
