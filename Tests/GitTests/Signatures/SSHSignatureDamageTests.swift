import Testing

@testable import Git

@Suite("Damaged signatures of SSH")
struct SSHSignatureDamageTests {
  private let message = Array("tree of life\n\0with more\n".utf8)

  @Test(
    "no part of a signature is a signature, and none with a byte changed verifies",
    arguments: ["ed25519", "ecdsa-256", "rsa-2048"])
  func refusesDamage(kind: String) throws {
    let program = try SSHKeygen()
    let armored = try program.sign(message, with: program.make(kind))
    // The line feed at the end may be missing.
    for count in 0..<(armored.count - 1) {
      #expect(throws: SSHSignatureError.self) {
        try SSHSignature(armored: Array(armored[..<count]))
      }
    }
    for index in armored.indices {
      for other in [armored[index] ^ 1, UInt8(ascii: "A"), UInt8(ascii: "\n"), 0xFF]
      where other != armored[index] {
        var changed = armored
        changed[index] = other
        #expect(throws: SSHSignatureError.self) {
          try SSHSignature(armored: changed).verify(message, namespace: "git")
        }
      }
    }
  }

  @Test(
    "no part of the bytes is a signature, and none with a byte changed verifies",
    arguments: ["ed25519", "ecdsa-256", "ecdsa-521", "rsa-2048"])
  func refusesDamagedBytes(kind: String) throws {
    let program = try SSHKeygen()
    let blob = try SSHSignature(armored: program.sign(message, with: program.make(kind))).blob
    for count in 0..<blob.count {
      #expect(throws: SSHSignatureError.self) { try SSHSignature(blob: Array(blob[..<count])) }
    }
    for index in blob.indices {
      for other in [blob[index] ^ 1, blob[index] ^ 0x80] {
        var changed = blob
        changed[index] = other
        #expect(throws: SSHSignatureError.self) {
          try SSHSignature(blob: changed).verify(message, namespace: "git")
        }
      }
    }
  }

  @Test("bytes of chance are no signature")
  func refusesNoise() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<500 {
      let noise = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      #expect(throws: SSHSignatureError.self) { try SSHSignature(blob: noise) }
      #expect(throws: SSHSignatureError.self) {
        try SSHSignature(blob: Array("SSHSIG\0\0\0\u{1}".utf8) + noise)
      }
      #expect(throws: SSHSignatureError.self) { try SSHSignature(armored: noise) }
    }
  }

  @Test("numbers that are too long, below zero or nothing are no signature of a curve")
  func refusesNumbers() throws {
    let program = try SSHKeygen()
    let signature = try SSHSignature(
      armored: program.sign(message, with: program.make("ecdsa-256")))
    let one: [UInt8] = [1]
    let long = [UInt8](repeating: 1, count: 33)
    let order = [UInt8](repeating: 0x7F, count: 66)
    for (r, s, error) in [
      (long, one, SSHSignatureError.doesNotMatch), (one, long, .doesNotMatch),
      (order, order, .doesNotMatch), ([], one, .doesNotMatch), (one, [], .doesNotMatch),
      ([0, 0, 0], one, .doesNotMatch), (one, [0x80], .malformed(.negativeNumber)),
      ([0xFF], one, .malformed(.negativeNumber)),
    ] {
      var numbers = SSHWireWriter()
      numbers.append(string: r)
      numbers.append(string: s)
      var content = SSHWireWriter()
      content.append(string: signature.key.algorithm.rawValue.utf8)
      content.append(string: numbers.bytes)
      #expect(throws: error) { try signature.key.verify(content.bytes, of: message) }
    }
  }
}
