import Foundation
import TestSupport

/// OpenSSH's own program, to be compared with, and a directory of its own with the keys it made.
final class SSHKeygen: Sendable {
  /// The kinds of key that it makes without hardware, as `-t` and `-b` have them.
  static let kinds = ["ed25519", "ecdsa-256", "ecdsa-384", "ecdsa-521", "rsa-2048", "rsa-3072"]

  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// The path of a new private key.
  func make(_ kind: String, named name: String = "key") throws -> String {
    let parts = kind.split(separator: "-").map(String.init)
    let size = parts.count > 1 ? ["-b", parts[1]] : []
    let path = directory.appending(name)
    try succeed(["-q", "-t", parts[0]] + size + ["-N", "", "-C", "ada@example.org", "-f", path])
    return path
  }

  /// The line of a key's public half, with its comment.
  func line(of key: String) throws -> String {
    String(try directory.read(name(key) + ".pub").dropLast())
  }

  /// What `-l` prints as a fingerprint.
  func fingerprint(of key: String) throws -> String {
    String(try succeed(["-l", "-f", key + ".pub"]).stdout.split(separator: " ")[1])
  }

  /// The armoured signature of a message.
  func sign(
    _ message: [UInt8], with key: String, namespace: String = "git", hash: String = "sha512"
  ) throws -> [UInt8] {
    try succeed(
      ["-q", "-Y", "sign", "-f", key, "-n", namespace, "-O", "hashalg=\(hash)"], input: message
    ).output
  }

  /// Whether `-Y verify` takes the signature.
  ///
  /// - Parameters:
  ///   - time: as `-O verify-time=` wants it.
  ///   - zone: of the machine, as `TZ` has it.
  func verifies(
    _ signature: [UInt8], of message: [UInt8], signers: [UInt8], principal: String,
    namespace: String, time: String? = nil, zone: String = "UTC"
  ) throws -> Bool {
    let scratch = try TemporaryDirectory()
    try write(signature, to: scratch.appending("signature"))
    try write(signers, to: scratch.appending("signers"))
    return try attempt(
      [
        "-Y", "verify", "-f", scratch.appending("signers"), "-I", principal, "-n", namespace, "-s",
        scratch.appending("signature"),
      ] + (time.map { ["-O", "verify-time=\($0)"] } ?? []),
      input: message, zone: zone
    ).status == 0
  }

  /// What `-Y find-principals` prints, line by line.
  func principals(
    of signature: [UInt8], signers: [UInt8], time: String
  ) throws -> [String] {
    let scratch = try TemporaryDirectory()
    try write(signature, to: scratch.appending("signature"))
    try write(signers, to: scratch.appending("signers"))
    return try attempt([
      "-Y", "find-principals", "-f", scratch.appending("signers"), "-s",
      scratch.appending("signature"), "-O", "verify-time=\(time)",
    ]).stdout.split(separator: "\n").map(String.init)
  }

  private func name(_ key: String) -> String { String(key.dropFirst(directory.path.count + 1)) }

  @discardableResult
  private func succeed(_ arguments: [String], input: [UInt8] = []) throws -> RunResult {
    let result = try attempt(arguments, input: input)
    if result.status != 0 { throw SSHKeygenFailed(arguments: arguments, stderr: result.stderr) }
    return result
  }

  private func attempt(
    _ arguments: [String], input: [UInt8] = [], zone: String = "UTC"
  ) throws -> RunResult {
    try run(
      "ssh-keygen", arguments, environment: ["HOME": directory.path, "TZ": zone], input: input)
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }
}

/// The program refused.
struct SSHKeygenFailed: Error {
  let arguments: [String]
  let stderr: String
}
