package import Git

/// Makes signatures as git is configured to: `gpg.format`, `user.signingKey`, and the programs that they
/// belong to (git-config(1)).
package struct CommitSigner: Sendable {
  /// The kinds of signature that git makes.
  package enum Format: String, Sendable, CaseIterable {
    case openpgp, ssh, x509

    /// The program that makes it unless another is configured.
    var program: String {
      switch self {
      case .openpgp: "gpg"
      case .ssh: "ssh-keygen"
      case .x509: "gpgsm"
      }
    }
  }

  /// What is made.
  package let format: Format
  private let program: String
  private let key: String
  private let repository: Repository

  /// Reads the configuration of `repository`.
  ///
  /// - Parameter committer: whose key OpenPGP looks for where none is named.
  /// - Throws: `WorkflowError.cannotSign` when git would not know what to sign with either.
  package init(_ repository: Repository, for committer: Signature) throws {
    let name = try repository.configString("gpg.format")
    guard let format = name.map(Format.init(rawValue:)) ?? .openpgp else {
      throw WorkflowError.cannotSign(.unknownFormat(name ?? ""))
    }
    self.format = format
    self.repository = repository
    let configured = try repository.configPath("gpg.\(format.rawValue).program")
    let old = format == .openpgp ? try repository.configPath("gpg.program") : nil
    program = configured ?? old ?? format.program
    if let key = try repository.configPath("user.signingKey") {
      // Git looks for a file from the top of the work tree on.
      let isRelative = format == .ssh && Self.literalKey(key) == nil && !key.hasPrefix("/")
      self.key = isRelative ? (repository.workTree ?? repository.gitDirectory) + key : key
    } else if format == .ssh {
      key = try Self.defaultKey(repository)
    } else {
      key = "\(committer.name) <\(committer.email)>"
    }
  }

  /// The first key that `gpg.ssh.defaultKeyCommand` prints.
  private static func defaultKey(_ repository: Repository) throws -> String {
    guard let command = try repository.configString("gpg.ssh.defaultKeyCommand") else {
      throw WorkflowError.cannotSign(.noKey)
    }
    let outcome = try ProgramRun(program: "sh", arguments: ["-c", command]).finish()
    let line = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n").first
    guard outcome.status == 0, let line, literalKey(String(line)) != nil else {
      throw WorkflowError.cannotSign(.noKey)
    }
    return String(line)
  }

  /// The signature over `content`, armoured.
  ///
  /// - Parameter namespace: what an SSH signature is for, `git` for commits (PROTOCOL.sshsig); other kinds
  ///   know none.
  /// - Throws: `WorkflowError.cannotSign` with what the program said.
  package func sign(_ content: [UInt8], namespace: String) throws -> [UInt8] {
    switch format {
    case .ssh: return try signBySSH(content, namespace)
    case .openpgp, .x509:
      let outcome = try run(["--status-fd=2", "-bsau", key], reading: content)
      // By its status alone gpg cannot be trusted to have signed.
      let told = String(decoding: outcome.talk, as: UTF8.self)
      guard outcome.status == 0, told.contains("[GNUPG:] SIG_CREATED ") else {
        throw failure(outcome)
      }
      return outcome.output.filter { $0 != UInt8(ascii: "\r") }
    }
  }

  private func signBySSH(_ content: [UInt8], _ namespace: String) throws -> [UInt8] {
    guard let literal = Self.literalKey(key) else {
      return try signBySSH(content, namespace, keyFile: key, isInAgent: false)
    }
    // The agent has the other half.
    let file = try HandedFile(Array("\(literal)\n".utf8), in: repository, ending: ".pub")
    return try signBySSH(content, namespace, keyFile: file.path, isInAgent: true)
  }

  private func signBySSH(
    _ content: [UInt8], _ namespace: String, keyFile: String, isInAgent: Bool
  ) throws -> [UInt8] {
    let arguments = ["-Y", "sign", "-n", namespace, "-f", keyFile] + (isInAgent ? ["-U"] : [])
    let outcome = try run(arguments, reading: content)
    guard outcome.status == 0, !outcome.output.isEmpty else { throw failure(outcome) }
    return outcome.output
  }

  /// The public key that a configuration value holds itself; nil for the name of a file.
  private static func literalKey(_ text: String) -> String? {
    if text.hasPrefix("key::") { return String(text.dropFirst("key::".count)) }
    return text.hasPrefix("ssh-") ? text : nil
  }

  private func run(_ arguments: [String], reading input: [UInt8]) throws -> ProgramRun.Outcome {
    do {
      return try ProgramRun(program: program, arguments: arguments).finish(reading: input)
    } catch is ProgramRun.Missing {
      throw WorkflowError.cannotSign(.noProgram(program))
    }
  }

  private func failure(_ outcome: ProgramRun.Outcome) -> WorkflowError {
    .cannotSign(
      .programFailed(
        program, status: outcome.status, words: String(decoding: outcome.talk, as: UTF8.self)))
  }
}
