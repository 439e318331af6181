import TestSupport
import Testing

@testable import Git

@Suite("Public keys of SSH")
struct SSHPublicKeyTests {
  @Test(
    "a key is read, printed and named by its digest as ssh-keygen does it",
    arguments: SSHKeygen.kinds)
  func readsKeys(kind: String) throws {
    let program = try SSHKeygen()
    let made = try program.make(kind)
    let line = try program.line(of: made)
    let key = try SSHPublicKey(line: line)
    #expect(line == key.description + " ada@example.org")
    #expect(try key.fingerprint == program.fingerprint(of: made))
    #expect(try key == SSHPublicKey(line: key.description + " another comment\n"))
    #expect(try key == SSHPublicKey(blob: key.blob))
    #expect(line.hasPrefix(key.algorithm.rawValue + " "))
  }

  @Test(
    "a line that is no key is told by what it lacks",
    arguments: [
      ("", SSHKeyError.incompleteLine), ("ssh-ed25519", .incompleteLine),
      ("ssh-ed25519 AAA", .notBase64), ("ssh-ed25519 AA*A", .notBase64),
      ("ssh-ed25519 AAAA", .malformed(.truncated)),
      ("ssh-ed25519 AAAAAA==", .unsupportedAlgorithm("")),
      ("ssh-dss AAAA", .unsupportedAlgorithm("ssh-dss")),
      (
        "ssh-ed25519-cert-v01@openssh.com AAAA",
        .certificateUnsupported("ssh-ed25519-cert-v01@openssh.com")
      ),
    ])
  func refusesLines(line: String, error: SSHKeyError) {
    #expect(throws: error) { try SSHPublicKey(line: line) }
  }

  @Test("a key whose parts do not fit is refused")
  func refusesBlobs() throws {
    func blob(_ strings: [UInt8]...) -> [UInt8] {
      var writer = SSHWireWriter()
      for string in strings { writer.append(string: string) }
      return writer.bytes
    }
    let name = Array("ssh-ed25519".utf8)
    let short = blob(name, [1, 2, 3])
    #expect(throws: SSHKeyError.wrongSize(expected: 32, actual: 3)) {
      try SSHPublicKey(blob: short)
    }
    let long = blob(name, [UInt8](repeating: 1, count: 32)) + [0]
    #expect(throws: SSHKeyError.malformed(.trailingBytes(1))) { try SSHPublicKey(blob: long) }
    let p256 = Array("ecdsa-sha2-nistp256".utf8)
    let wrongCurve = blob(p256, Array("nistp384".utf8), [4] + [UInt8](repeating: 1, count: 64))
    #expect(throws: SSHKeyError.curveMismatch(expected: "nistp256", actual: "nistp384")) {
      try SSHPublicKey(blob: wrongCurve)
    }
    let offCurve = blob(p256, Array("nistp256".utf8), [4] + [UInt8](repeating: 1, count: 64))
    #expect(throws: SSHKeyError.notOnCurve) { try SSHPublicKey(blob: offCurve) }
    let rsa = Array("ssh-rsa".utf8)
    #expect(throws: SSHKeyError.malformed(.negativeNumber)) {
      try SSHPublicKey(blob: blob(rsa, [1, 0, 1], [0x80, 1]))
    }
    #expect(throws: SSHKeyError.malformed(.notText)) {
      try SSHPublicKey(blob: blob(Array("ssh-rsa\0".utf8), [1, 0, 1], [1]))
    }
  }

  @Test("a key keeps one spelling, however many zeros its numbers were written with")
  func normalizesNumbers() throws {
    var loose = SSHWireWriter()
    loose.append(string: "ssh-rsa".utf8)
    loose.append(string: [0, 0, 1, 0, 1])
    loose.append(string: [0, 0, 0x90, 1])
    var strict = SSHWireWriter()
    strict.append(string: "ssh-rsa".utf8)
    strict.append(string: [1, 0, 1])
    strict.append(string: [0, 0x90, 1])
    #expect(try SSHPublicKey(blob: loose.bytes) == SSHPublicKey(blob: strict.bytes))
    #expect(try SSHPublicKey(blob: loose.bytes).blob == strict.bytes)
  }

  @Test("the line and the key must name the same kind")
  func comparesKinds() throws {
    let program = try SSHKeygen()
    let line = try program.line(of: program.make("ed25519"))
    let base64 = line.split(separator: " ")[1]
    #expect(
      throws: SSHKeyError.algorithmMismatch(announced: "ssh-rsa", actual: "ssh-ed25519")
    ) { try SSHPublicKey(line: "ssh-rsa \(base64)") }
  }

  @Test(
    "base64 is what base64(1) writes, and no other spelling of the same bytes is read",
    arguments: 0..<20)
  func base64(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ 200) }
    let theirs = try run("base64", ["--wrap=0"], environment: [:], input: bytes).output
    #expect(Base64.encode(bytes) == theirs)
    #expect(Base64.decode(theirs) == bytes)
    for (index, digit) in theirs.enumerated() {
      for other in UInt8.min...UInt8.max where other != digit {
        var changed = theirs
        changed[index] = other
        #expect(Base64.decode(changed) != bytes)
      }
    }
  }
}
