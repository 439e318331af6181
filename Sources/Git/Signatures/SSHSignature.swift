import Crypto

/// A signature as `ssh-keygen -Y sign` makes it (OpenSSH PROTOCOL.sshsig).
package struct SSHSignature: Hashable, Sendable {
  /// How the message was hashed before it was signed.
  package enum Hash: String, Hashable, Sendable {
    /// SHA-256.
    case sha256
    /// SHA-512.
    case sha512
  }

  /// The key that it claims to be made with; only `AllowedSigners` says whose that is.
  package let key: SSHPublicKey
  /// The purpose that it was made for, such as `git`.
  package let namespace: String
  /// How the message was hashed.
  package let hash: Hash
  /// What the format keeps for later and has no meaning.
  let reserved: [UInt8]
  /// The signature proper, which starts with the name of its kind.
  let signature: [UInt8]

  private static let header = Array("-----BEGIN SSH SIGNATURE-----\n".utf8)
  private static let footer = Array("\n-----END SSH SIGNATURE-----".utf8)
  private static let magic = Array("SSHSIG".utf8)
  private static let version: UInt32 = 1
  /// Where `ssh-keygen` breaks lines.
  private static let lineLength = 70

  /// Reads the text between and with the lines `BEGIN` and `END`. Lines end with a line feed; the
  /// last may lack it. Unlike `ssh-keygen`, nothing may stand behind it.
  ///
  /// - Throws: `SSHSignatureError`.
  package init(armored: [UInt8]) throws(SSHSignatureError) {
    guard armored.starts(with: Self.header) else { throw .missingHeader }
    var text = armored[(Self.header.count - 1)...]
    if text.last == UInt8(ascii: "\n") { text.removeLast() }
    guard text.count >= Self.footer.count, text.suffix(Self.footer.count) == Self.footer[...] else {
      throw .missingFooter
    }
    text.removeLast(Self.footer.count)
    guard let blob = Base64.decode(text.filter { $0 != UInt8(ascii: "\n") }) else {
      throw .notBase64
    }
    try self.init(blob: blob)
  }

  /// Reads the bytes that the text stands for.
  ///
  /// - Throws: `SSHSignatureError`.
  package init(blob: [UInt8]) throws(SSHSignatureError) {
    guard blob.starts(with: Self.magic) else { throw .wrongMagic }
    var reader = SSHWireReader(Array(blob.dropFirst(Self.magic.count)))
    let version: UInt32
    let keyBlob: [UInt8]
    let hashName: String
    do throws(SSHWireFlaw) {
      version = try reader.number()
      keyBlob = try reader.string()
      namespace = try reader.text()
      reserved = try reader.string()
      hashName = try reader.text()
      signature = try reader.string()
      try reader.finish()
    } catch {
      throw .malformed(error)
    }
    if version != Self.version { throw .unsupportedVersion(version) }
    do throws(SSHKeyError) { key = try SSHPublicKey(blob: keyBlob) } catch { throw .key(error) }
    if namespace.isEmpty { throw .emptyNamespace }
    guard let hash = Hash(rawValue: hashName) else { throw .unsupportedHash(hashName) }
    self.hash = hash
  }

  /// Makes sure that the key in it signed the message, for this purpose. Whether the key is
  /// anybody's is another question.
  ///
  /// - Throws: `SSHSignatureError.wrongNamespace`, `.doesNotMatch`, `.userNotPresent`,
  ///   `.keyTooShort` and others about the kind of signature.
  package func verify(_ message: [UInt8], namespace: String) throws(SSHSignatureError) {
    if namespace != self.namespace {
      throw .wrongNamespace(expected: namespace, actual: self.namespace)
    }
    var signed = SSHWireWriter()
    signed.append(Self.magic)
    signed.append(string: namespace.utf8)
    // OpenSSH signs nothing here, whatever the signature carries.
    signed.append(string: [])
    signed.append(string: hash.rawValue.utf8)
    switch hash {
    case .sha256: signed.append(string: Array(SHA256.hash(data: message)))
    case .sha512: signed.append(string: Array(SHA512.hash(data: message)))
    }
    try key.verify(signature, of: signed.bytes)
  }

  /// The bytes that the text stands for.
  package var blob: [UInt8] {
    var writer = SSHWireWriter()
    writer.append(Self.magic)
    writer.append(number: Self.version)
    writer.append(string: key.blob)
    writer.append(string: namespace.utf8)
    writer.append(string: reserved)
    writer.append(string: hash.rawValue.utf8)
    writer.append(string: signature)
    return writer.bytes
  }

  /// The text as `ssh-keygen -Y sign` writes it, with a line feed at the end.
  package var armored: [UInt8] {
    let base64 = Base64.encode(blob)
    var text = Self.header
    for start in stride(from: 0, to: base64.count, by: Self.lineLength) {
      if start > 0 { text.append(UInt8(ascii: "\n")) }
      text += base64[start..<min(start + Self.lineLength, base64.count)]
    }
    return text + Self.footer + [UInt8(ascii: "\n")]
  }
}
