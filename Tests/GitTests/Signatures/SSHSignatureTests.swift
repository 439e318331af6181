import TestSupport
import Testing

@testable import Git

@Suite("Signatures of SSH")
struct SSHSignatureTests {
  private let message = Array("tree of life\n\0with more\n".utf8)

  @Test(
    "a signature of ssh-keygen verifies, and not for another message, purpose or key",
    arguments: SSHKeygen.kinds)
  func verifies(kind: String) throws {
    let program = try SSHKeygen()
    let key = try program.make(kind)
    let other = try SSHPublicKey(line: program.line(of: program.make(kind, named: "other")))
    for hash in ["sha256", "sha512"] {
      let armored = try program.sign(message, with: key, namespace: "git", hash: hash)
      let signature = try SSHSignature(armored: armored)
      #expect(try signature.key == SSHPublicKey(line: program.line(of: key)))
      #expect(signature.namespace == "git")
      #expect(signature.hash.rawValue == hash)
      try signature.verify(message, namespace: "git")
      #expect(throws: SSHSignatureError.doesNotMatch) {
        try signature.verify(message + [0], namespace: "git")
      }
      #expect(throws: SSHSignatureError.wrongNamespace(expected: "file", actual: "git")) {
        try signature.verify(message, namespace: "file")
      }
      #expect(throws: SSHSignatureError.doesNotMatch) {
        try SSHSignature(blob: replacingKey(of: signature, by: other))
          .verify(message, namespace: "git")
      }
    }
  }

  @Test("what is read is written as it was", arguments: SSHKeygen.kinds)
  func writes(kind: String) throws {
    let program = try SSHKeygen()
    let armored = try program.sign(message, with: program.make(kind))
    #expect(try SSHSignature(armored: armored).armored == armored)
    #expect(try SSHSignature(armored: Array(armored.dropLast())).armored == armored)
  }

  @Test("each rule of the format is kept")
  func refusesOtherFormats() throws {
    let program = try SSHKeygen()
    let key = try program.make("ed25519")
    let signature = try SSHSignature(armored: program.sign(message, with: key))
    let blob = signature.blob
    #expect(throws: SSHSignatureError.malformed(.trailingBytes(1))) {
      try SSHSignature(blob: blob + [0])
    }
    #expect(throws: SSHSignatureError.unsupportedVersion(2)) {
      try SSHSignature(blob: Array(blob[..<9]) + [2] + blob[10...])
    }
    #expect(throws: SSHSignatureError.wrongMagic) {
      try SSHSignature(blob: [UInt8(ascii: "s")] + blob.dropFirst())
    }
    #expect(throws: SSHSignatureError.emptyNamespace) {
      try SSHSignature(blob: make(signature, namespace: ""))
    }
    #expect(throws: SSHSignatureError.malformed(.notText)) {
      try SSHSignature(blob: make(signature, namespace: "git\0"))
    }
    #expect(throws: SSHSignatureError.unsupportedHash("sha1")) {
      try SSHSignature(blob: make(signature, hash: "sha1"))
    }
    let armored = signature.armored
    #expect(throws: SSHSignatureError.notBase64) {
      try SSHSignature(armored: armored + armored)
    }
    #expect(throws: SSHSignatureError.missingFooter) {
      try SSHSignature(armored: armored + [UInt8(ascii: "\n")])
    }
    #expect(throws: SSHSignatureError.missingHeader) {
      try SSHSignature(armored: [UInt8(ascii: "\n")] + armored)
    }
  }

  @Test("the part that is kept for later is passed over, as ssh-keygen does")
  func ignoresReserved() throws {
    let program = try SSHKeygen()
    let key = try program.make("ed25519")
    let signature = try SSHSignature(armored: program.sign(message, with: key))
    let later = try SSHSignature(blob: make(signature, reserved: [1, 2, 3]))
    try later.verify(message, namespace: "git")
    #expect(
      try program.verifies(
        later.armored, of: message, signers: Array("a \(program.line(of: key))\n".utf8),
        principal: "a", namespace: "git"))
    #expect(later.blob == make(signature, reserved: [1, 2, 3]))
  }

  @Test("a kind of signature that the key does not make is refused before anything is computed")
  func refusesOtherKinds() throws {
    let program = try SSHKeygen()
    let rsa = try SSHSignature(armored: program.sign(message, with: program.make("rsa-2048")))
    let ed25519 = try SSHSignature(
      armored: program.sign(message, with: program.make("ed25519", named: "other")))
    #expect(throws: SSHSignatureError.unsupportedAlgorithm("ssh-rsa")) {
      try SSHSignature(blob: make(rsa, kind: "ssh-rsa")).verify(message, namespace: "git")
    }
    #expect(throws: SSHSignatureError.doesNotMatch) {
      try SSHSignature(blob: make(rsa, kind: "rsa-sha2-256")).verify(message, namespace: "git")
    }
    #expect(
      throws: SSHSignatureError.algorithmMismatch(key: "ssh-ed25519", signature: "rsa-sha2-512")
    ) {
      try SSHSignature(blob: make(ed25519, kind: "rsa-sha2-512"))
        .verify(message, namespace: "git")
    }
    #expect(throws: SSHSignatureError.unsupportedAlgorithm("webauthn-sk@openssh.com")) {
      try SSHSignature(blob: make(ed25519, kind: "webauthn-sk@openssh.com"))
        .verify(message, namespace: "git")
    }
  }

  @Test("a short RSA key is refused, and one that cannot be a key")
  func refusesWeakKeys() throws {
    let program = try SSHKeygen()
    let short = try SSHSignature(armored: program.sign(message, with: program.make("rsa-1024")))
    #expect(throws: SSHSignatureError.keyTooShort(bits: 1024, minimum: 2048)) {
      try short.verify(message, namespace: "git")
    }
    let rsa = try SSHSignature(
      armored: program.sign(message, with: program.make("rsa-2048", named: "other")))
    let modulus = [UInt8](repeating: 0xFF, count: 256)
    for (exponent, modulus, error) in [
      ([], modulus, SSHSignatureError.unusableKey(bits: 2048)),
      ([1], modulus, .unusableKey(bits: 2048)),
      ([2], modulus, .unusableKey(bits: 2048)),
      ([UInt8](repeating: 0xFF, count: 256), modulus, .unusableKey(bits: 2048)),
      ([3], [UInt8](repeating: 0xFF, count: 4096), .unusableKey(bits: 32768)),
      ([3], [], .keyTooShort(bits: 0, minimum: 2048)),
    ] {
      var writer = SSHWireWriter()
      writer.append(string: "ssh-rsa".utf8)
      writer.append(magnitude: exponent)
      writer.append(magnitude: modulus)
      let key = try SSHPublicKey(blob: writer.bytes)
      #expect(throws: error) {
        try SSHSignature(blob: replacingKey(of: rsa, by: key)).verify(message, namespace: "git")
      }
    }
  }

  @Test("a certificate is named as what it is")
  func namesCertificates() throws {
    let program = try SSHKeygen()
    let key = try program.make("ed25519")
    let signature = try SSHSignature(armored: program.sign(message, with: key))
    let name = "ssh-ed25519-cert-v01@openssh.com"
    var certificate = SSHWireWriter()
    certificate.append(string: name.utf8)
    #expect(throws: SSHSignatureError.key(.certificateUnsupported(name))) {
      try SSHSignature(blob: make(signature, key: certificate.bytes))
    }
  }

  private func replacingKey(of signature: SSHSignature, by key: SSHPublicKey) -> [UInt8] {
    make(signature, key: key.blob)
  }

  /// The bytes of a signature with some parts replaced.
  private func make(
    _ signature: SSHSignature, key: [UInt8]? = nil, namespace: String? = nil,
    reserved: [UInt8]? = nil, hash: String? = nil, kind: String? = nil
  ) -> [UInt8] {
    var content = signature.signature
    if let kind {
      let length = Int(content[3]) + 4
      var writer = SSHWireWriter()
      writer.append(string: kind.utf8)
      content = writer.bytes + content[length...]
    }
    var writer = SSHWireWriter()
    writer.append("SSHSIG\0\0\0\u{1}".utf8)
    writer.append(string: key ?? signature.key.blob)
    writer.append(string: (namespace ?? signature.namespace).utf8)
    writer.append(string: reserved ?? signature.reserved)
    writer.append(string: (hash ?? signature.hash.rawValue).utf8)
    writer.append(string: content)
    return writer.bytes
  }
}
