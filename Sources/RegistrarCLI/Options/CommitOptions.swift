import ArgumentParser
import Git
import Registry
import Workflow

/// How to commit a change; every change is one commit.
struct CommitOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Show what would be done and change nothing.")
  var dryRun = false

  @Option(name: .shortAndLong, help: ArgumentHelp("The commit message.", valueName: "text"))
  var message: String?

  @Option(
    help: ArgumentHelp(
      "Commit to this branch instead of the current one; it is made where it does not exist.",
      valueName: "name"))
  var branch: String?

  @Option(
    help: ArgumentHelp(
      "The author, as 'Name <address>'; git's configuration unless given.", valueName: "author"))
  var author: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether to sign the commit as git is configured to; commit.gpgSign says unless given.")
  var sign: Bool?

  @Flag(help: "Do not ask the repository's hook commit-msg.")
  var noVerify = false

  func validate() throws {
    if let message, message.allSatisfy(\.isWhitespace) {
      throw ValidationError("--message is empty; leave it out for words made of the change")
    }
  }

  /// The settings for the writer; each name and address is the configured one unless given.
  func writeOptions(configured: () throws -> ConfiguredIdentity) throws -> WriteOptions {
    let configured = try configured()
    func identity(of role: ConfiguredIdentity.Role, else other: Identity? = nil) -> Identity? {
      let given = Surroundings.current.identity(of: role)
      return Identity(role, given: given, configured: configured, else: other)
    }
    let author = try self.author.map { try Identity($0) } ?? identity(of: .author)
    guard let author else { throw WorkflowError.identityUnknown }
    return try writeOptions(
      by: author, committedBy: identity(of: .committer, else: author) ?? author)
  }

  /// The settings for a trial, which needs no author: nothing is written.
  func trialOptions() throws -> WriteOptions {
    let nobody = Identity(name: "nobody", email: "nobody")
    var options = try writeOptions(by: nobody, committedBy: nobody)
    options.isDryRun = true
    return options
  }

  private func writeOptions(
    by author: Identity, committedBy committer: Identity
  ) throws -> WriteOptions {
    let surroundings = Surroundings.current
    var options = WriteOptions(
      author: try author.signature(
        at: try surroundings.authorDate ?? surroundings.now,
        offsetMinutes: surroundings.offsetMinutes),
      committer: try committer.signature(
        at: try surroundings.committerDate ?? surroundings.now,
        offsetMinutes: surroundings.offsetMinutes),
      moment: surroundings.now)
    options.branch = try branch.map { name throws(GitError) in try RefName.branch(name) }
    options.message = message
    options.isDryRun = dryRun
    options.asksHooks = !noVerify
    options.signing = sign.map { $0 ? .always : .never } ?? .asConfigured
    return options
  }
}
