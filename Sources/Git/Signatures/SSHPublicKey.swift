import Crypto

/// A public key of SSH; the same key whatever comment stands behind it.
package struct SSHPublicKey: Hashable, Sendable, CustomStringConvertible {
  /// What kind of key it is.
  package let algorithm: SSHKeyAlgorithm
  /// The key as SSH sends it (RFC 4253, section 6.6).
  package let blob: [UInt8]
  /// The numbers in it.
  let material: SSHKeyMaterial

  /// Reads `ssh-ed25519 AAAA… comment`, as `.pub` files and `authorized_keys` hold it, without
  /// options.
  ///
  /// - Throws: `SSHKeyError`.
  package init(line: String) throws(SSHKeyError) {
    let fields = line.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard fields.count >= 2 else { throw .incompleteLine }
    var base64 = fields[1]
    while let last = base64.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
      base64.removeLast()
    }
    try self.init(name: String(decoding: fields[0], as: UTF8.self), base64: base64)
  }

  /// Reads the two fields of a line.
  ///
  /// - Throws: `SSHKeyError`.
  init(name: String, base64: some BidirectionalCollection<UInt8>) throws(SSHKeyError) {
    let announced = try SSHKeyAlgorithm(name: name)
    guard let blob = Base64.decode(base64) else { throw .notBase64 }
    try self.init(blob: blob)
    if algorithm != announced {
      throw .algorithmMismatch(announced: name, actual: algorithm.rawValue)
    }
  }

  /// Reads a key as SSH sends it.
  ///
  /// - Throws: `SSHKeyError`.
  package init(blob: [UInt8]) throws(SSHKeyError) {
    var reader = SSHWireReader(blob)
    let name: String
    do throws(SSHWireFlaw) { name = try reader.text() } catch { throw .malformed(error) }
    algorithm = try SSHKeyAlgorithm(name: name)
    do throws(SSHWireFlaw) {
      material = try SSHKeyMaterial(algorithm, &reader)
      try reader.finish()
    } catch {
      throw .malformed(error)
    }
    try material.check(algorithm)
    // Written anew, so that one key has one spelling.
    self.blob = material.blob(algorithm)
  }

  /// What `ssh-keygen -l` prints: `SHA256:` and the digest of the key in base64, not padded.
  package var fingerprint: String {
    let digest = Base64.encode(Array(SHA256.hash(data: blob)), padded: false)
    return "SHA256:" + String(decoding: digest, as: UTF8.self)
  }

  /// The key as a line holds it, without comment: `ssh-ed25519 AAAA…`.
  package var description: String {
    algorithm.rawValue + " " + String(decoding: Base64.encode(blob), as: UTF8.self)
  }

  package static func == (left: SSHPublicKey, right: SSHPublicKey) -> Bool {
    left.blob == right.blob
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(blob) }
}
