@testable import Git

/// Two keys of `ssh-keygen`, and a message that the first signs.
struct KeyPair {
  let program: SSHKeygen
  let key: SSHPublicKey
  let other: SSHPublicKey
  let message = Array("hello\n".utf8)
  private let path: String

  init() throws {
    program = try SSHKeygen()
    path = try program.make("ed25519")
    key = try SSHPublicKey(line: program.line(of: path))
    other = try SSHPublicKey(line: program.line(of: program.make("ed25519", named: "other")))
  }

  func sign(_ namespace: String) throws -> [UInt8] {
    try program.sign(message, with: path, namespace: namespace)
  }

  /// The text with the keys in the place of their names.
  func fill(_ text: String) -> [UInt8] {
    let base64 = key.description.dropFirst(key.algorithm.rawValue.count + 1)
    return Array(
      text.replacing("KEY", with: key.description).replacing("OTHER", with: other.description)
        .replacing("BLOB", with: base64).utf8)
  }
}
