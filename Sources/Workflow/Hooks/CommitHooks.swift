import Git

/// The user's own hooks around a commit, run by the `git` program as it runs them for `git commit`.
///
/// `commit-msg` may change the message or refuse the commit, `reference-transaction` may refuse the move of the
/// branch, `post-commit` hears of it. What `pre-commit` and `prepare-commit-msg` look at, the files staged and
/// the text in an editor, has no part in a commit of ours: they are not run.
struct CommitHooks {
  let repository: Repository
  let folder: HookFolder
  let git: GitProgram

  /// The hooks of `repository`.
  init(_ repository: Repository) throws(GitError) {
    self.repository = repository
    folder = try HookFolder(of: repository)
    git = GitProgram(repository)
  }

  /// The message that `commit-msg` makes of `message`; the same where there is no such hook.
  ///
  /// - Throws: `WorkflowError.hookRefused`.
  func message(_ message: String) throws -> String {
    guard folder.runs("commit-msg") else { return message }
    let file = try HandedFile(Array(message.utf8), in: repository)
    try run("commit-msg", file.path)
    let bytes = try FileContent.read(file.path, limit: 1 << 20)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw WorkflowError.hookRefused(
        name: "commit-msg", status: 0, words: "the message is not UTF-8")
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw WorkflowError.hookRefused(
        name: "commit-msg", status: 0, words: "it left an empty message")
    }
    return text.hasSuffix("\n") ? text : text + "\n"
  }

  /// Lets `post-commit` hear of the commit; how it ends changes nothing.
  func committed() {
    guard folder.runs("post-commit") else { return }
    do {
      _ = try git.exchange(["hook", "run", "--ignore-missing", "post-commit"])
    } catch {
      // The commit is there, whether or not the hook could be run.
    }
  }

  private func run(_ name: String, _ arguments: String...) throws {
    let result = try git.exchange(["hook", "run", name, "--"] + arguments)
    if result.status != 0 {
      throw WorkflowError.hookRefused(name: name, status: result.status, words: result.words)
    }
  }
}
