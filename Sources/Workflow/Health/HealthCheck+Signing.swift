import Foundation
import Git
import Registry

extension HealthCheck {
  /// The kinds of signature that git makes (`gpg.format`).
  private static let signatureFormats = ["openpgp", "ssh", "x509"]

  /// Whether git signs commits as registry.yaml asks for, and can.
  static func signing(of clone: Clone) throws -> [HealthCheck] {
    let policy = clone.signaturePolicy.rawValue
    let format = try clone.repository.configString("gpg.format") ?? "openpgp"
    guard signatureFormats.contains(format) else {
      return [
        .problem(
          .signing, "gpg.format is '\(format)', which git does not know",
          remedy: "run 'git config gpg.format ssh' (openpgp, x509)")
      ]
    }
    let signs = try clone.repository.configFlag("commit.gpgSign") ?? false
    if policy == "off", !signs {
      return [.ok(.signing, "neither registry.yaml nor git asks for signatures")]
    }
    if signs, policy != "off", format != "ssh" {
      return [
        .warning(
          .signing,
          "git signs commits by \(format), which trust/allowed_signers cannot vouch for",
          remedy: "run 'git config gpg.format ssh' and 'git config user.signingKey FILE'")
      ]
    }
    let keys = format == "ssh" ? try keyOfSSH(clone, signs: signs) : []
    return keys + (signs ? [] : [unsigned(policy, format)])
      + (keys.isEmpty && signs ? [.ok(.signing, "git signs commits (\(format))")] : [])
      + (format == "ssh" ? try allowedSigners(clone) : [])
  }

  private static func unsigned(_ policy: String, _ format: String) -> HealthCheck {
    let summary =
      "registry.yaml asks for signed commits (\(policy)), and git does not sign them here"
    let remedy = "run 'git config commit.gpgSign true'"
    return policy == "require"
      ? .problem(.signing, summary, remedy: remedy) : .warning(.signing, summary, remedy: remedy)
  }

  /// What keeps git from making SSH signatures: it has no key of its own to fall back to.
  private static func keyOfSSH(_ clone: Clone, signs: Bool) throws -> [HealthCheck] {
    let repository = clone.repository
    guard let key = try repository.configString("user.signingKey") else {
      if try repository.configString("gpg.ssh.defaultKeyCommand") != nil { return [] }
      return [
        .problem(
          .signing, "gpg.format is ssh, and no key is named to sign with",
          remedy: "run 'git config user.signingKey FILE' with your public key")
      ]
    }
    // A key may stand there itself.
    if ["key::", "ssh-", "ecdsa-", "sk-"].contains(where: key.hasPrefix) { return [] }
    let path = try repository.configPath("user.signingKey") ?? key
    if FileManager.default.fileExists(atPath: path) { return [] }
    return [
      .problem(
        .signing, "user.signingKey names '\(path)', where there is no file",
        remedy: "run 'git config user.signingKey FILE' with your public key")
    ]
  }

  /// Whether git can check SSH signatures: it needs to be told whose keys are whose.
  private static func allowedSigners(_ clone: Clone) throws -> [HealthCheck] {
    let own = "trust/allowed_signers"
    let isKept = clone.snapshot?.otherPaths.contains(own) == true
    let kept = isKept ? try clone.location?.repositoryPath(own).description : nil
    let remedy = "run 'git config gpg.ssh.allowedSignersFile \(kept ?? "FILE")'"
    guard let path = try clone.repository.configPath("gpg.ssh.allowedSignersFile") else {
      return [
        .warning(
          .signing, "git cannot check SSH signatures: gpg.ssh.allowedSignersFile is not set",
          remedy: remedy)
      ]
    }
    let top = clone.repository.workTree ?? clone.repository.gitDirectory
    let file = path.hasPrefix("/") ? path : top + path
    if FileManager.default.fileExists(atPath: file) { return [] }
    return [
      .warning(
        .signing, "gpg.ssh.allowedSignersFile names '\(path)', where there is no file",
        remedy: remedy)
    ]
  }
}
