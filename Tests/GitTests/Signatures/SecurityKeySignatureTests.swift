import Crypto
import TestSupport
import Testing

@testable import Git

/// Security keys need hardware, so these are made of plain keys that sign what hardware would.
@Suite("Signatures of security keys")
struct SecurityKeySignatureTests {
  private let message = Array("signed by touch\n".utf8)

  @Test(
    "the signature of a touched security key verifies here and for ssh-keygen",
    arguments: SecurityKey.Kind.allCases)
  func verifies(kind: SecurityKey.Kind) throws {
    let key = SecurityKey(kind)
    let signature = try SSHSignature(blob: key.sign(message))
    #expect(signature.key.algorithm.rawValue == kind.rawValue)
    try signature.verify(message, namespace: "git")
    #expect(throws: SSHSignatureError.doesNotMatch) {
      try signature.verify(message + [0], namespace: "git")
    }
    let signers = Array("a \(signature.key)\n".utf8)
    let program = try SSHKeygen()
    #expect(
      try program.verifies(
        signature.armored, of: message, signers: signers, principal: "a", namespace: "git"))
    #expect(
      try !program.verifies(
        signature.armored, of: message + [0], signers: signers, principal: "a", namespace: "git"))
  }

  @Test("a security key that nobody touched is refused", arguments: SecurityKey.Kind.allCases)
  func wantsTouch(kind: SecurityKey.Kind) throws {
    let signature = try SSHSignature(blob: SecurityKey(kind).sign(message, flags: 4))
    #expect(throws: SSHSignatureError.userNotPresent) {
      try signature.verify(message, namespace: "git")
    }
    try SSHSignature(blob: SecurityKey(kind).sign(message, flags: 5))
      .verify(message, namespace: "git")
  }

  @Test("flags, counter and application are signed", arguments: SecurityKey.Kind.allCases)
  func signsItsWords(kind: SecurityKey.Kind) throws {
    let key = SecurityKey(kind)
    for forged in [
      try key.sign(message, claiming: (flags: 5, counter: 9)),
      try key.sign(message, claiming: (flags: 1, counter: 10)),
      try key.sign(message, signingFor: "ssh:other"),
    ] {
      #expect(throws: SSHSignatureError.doesNotMatch) {
        try SSHSignature(blob: forged).verify(message, namespace: "git")
      }
    }
  }

  @Test(
    "no part of the bytes is a signature, and none with a byte changed verifies",
    arguments: SecurityKey.Kind.allCases)
  func refusesDamage(kind: SecurityKey.Kind) throws {
    let blob = try SecurityKey(kind).sign(message)
    for count in 0..<blob.count {
      #expect(throws: SSHSignatureError.self) { try SSHSignature(blob: Array(blob[..<count])) }
    }
    for index in blob.indices {
      var changed = blob
      changed[index] ^= 1
      #expect(throws: SSHSignatureError.self) {
        try SSHSignature(blob: changed).verify(message, namespace: "git")
      }
    }
  }

  @Test("a plain signature is none of a security key's")
  func refusesPlain() throws {
    let key = SecurityKey(.ed25519)
    let blob = try key.sign(message, withDevice: false)
    #expect(throws: SSHSignatureError.malformed(.truncated)) {
      try SSHSignature(blob: blob).verify(message, namespace: "git")
    }
  }
}

/// A key that signs as OpenSSH PROTOCOL.u2f says.
struct SecurityKey {
  enum Kind: String, CaseIterable {
    case ed25519 = "sk-ssh-ed25519@openssh.com"
    case ecdsa = "sk-ecdsa-sha2-nistp256@openssh.com"
  }

  private let kind: Kind
  private let ed25519 = Curve25519.Signing.PrivateKey()
  private let ecdsa = P256.Signing.PrivateKey()

  init(_ kind: Kind) { self.kind = kind }

  private var blob: [UInt8] {
    switch kind {
    case .ed25519:
      string(kind.rawValue.utf8) + string(ed25519.publicKey.rawRepresentation)
        + string("ssh:".utf8)
    case .ecdsa:
      string(kind.rawValue.utf8) + string("nistp256".utf8)
        + string(ecdsa.publicKey.x963Representation) + string("ssh:".utf8)
    }
  }

  /// The bytes of a signature for the namespace `git`; the last three parameters forge it.
  func sign(
    _ message: [UInt8], flags: UInt8 = 1, claiming: (flags: UInt8, counter: UInt8)? = nil,
    signingFor application: String = "ssh:", withDevice: Bool = true
  ) throws -> [UInt8] {
    let wrapped =
      "SSHSIG".utf8 + string("git".utf8) + string([]) + string("sha512".utf8)
      + string(SHA512.hash(data: message))
    let signed =
      Array(SHA256.hash(data: Array(application.utf8))) + [flags, 0, 0, 0, 9]
      + Array(SHA256.hash(data: wrapped))
    let content: [UInt8]
    switch kind {
    case .ed25519: content = Array(try ed25519.signature(for: signed))
    case .ecdsa:
      let raw = Array(try ecdsa.signature(for: signed).rawRepresentation)
      content = number(raw[..<32]) + number(raw[32...])
    }
    let device = [claiming?.flags ?? flags, 0, 0, 0, claiming?.counter ?? 9]
    let signature =
      string(kind.rawValue.utf8) + string(content) + (withDevice ? device : [])
    return "SSHSIG".utf8 + [0, 0, 0, 1] + string(blob) + string("git".utf8) + string([])
      + string("sha512".utf8) + string(signature)
  }

  private func string(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    let bytes = Array(bytes)
    return [0, 0, UInt8(bytes.count >> 8), UInt8(bytes.count & 0xFF)] + bytes
  }

  private func number(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let trimmed = Array(bytes.drop { $0 == 0 })
    return string(trimmed.first.map { $0 > 127 } ?? false ? [0] + trimmed : trimmed)
  }
}
