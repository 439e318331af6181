import Documents
import Findings
import Git
import Registry
import Workflow

extension ErrorReport {
  /// What a person is told of work that was not done.
  init(_ error: WorkflowError) {
    switch error {
    case .refused(let findings):
      self.init("the change was refused; nothing of it was written", nil, .findings, findings)
    case .alreadyExists(let ref):
      self.init(
        "'\(ref)' exists already", "run 'registrar show \(ref)', or 'registrar set' to change it",
        .findings)
    case .nothingToApply(let count):
      self.init(
        count == 0 ? "there is no document to apply" : "all of it is so already", nil, .findings)
    case .nothingToChange(let ref):
      self.init("'\(ref)' says so already; there is nothing to change", nil, .findings)
    case .identityUnknown:
      self.init(
        "nobody is named as the author",
        "run 'git config user.name NAME' and 'git config user.email ADDRESS', or give --author",
        .repository)
    case .malformedIdentity(let text):
      self.init("'\(text)' is no author", "write 'Name <address>'", .usage)
    case .detachedHead(let id):
      self.init(
        "HEAD is detached at \(id.short), so that a commit would belong to no branch",
        "run 'git switch BRANCH' first, or give --branch", .repository)
    case .raceLost(let branch, let attempts):
      self.init(
        "others moved \(branch.shortName) \(attempts) times while this change was made",
        "try again", .lostRace)
    case .alreadyARegistry(let path):
      self.init("\(path) holds a registry already", "run 'registrar list models' there", .findings)
    case .directoryNotEmpty(let path):
      self.init("\(path) is not empty", "name a new directory", .repository)
    case .invalidArgument(let name, let value, let reason, let remedy):
      self.init(
        "\(name) '\(value)': \(reason)", remedy, name == "environment" ? .noSuchThing : .usage)
    case .notApplicable(let ref, let operation, let remedy):
      let article = "AEIOU".contains(ref.kind.rawValue.prefix(1)) ? "an" : "a"
      self.init("cannot \(operation) '\(ref)', \(article) \(ref.kind.rawValue)", remedy, .usage)
    case .nothingDeployed(let model, let environment, let known):
      self.init(
        "nothing of \(model) is deployed to '\(environment)'",
        known.isEmpty
          ? "run 'registrar promote' first" : "deployed are \(known.joined(separator: ", "))",
        .noSuchThing)
    case .noEarlierVersion(let ref):
      self.init(
        "'\(ref)' ran nothing else before", "run 'registrar promote' with the version you want",
        .noSuchThing)
    case .historyIncomplete(let operation):
      self.init(
        "this clone is shallow, so that \(operation) cannot know the past",
        "run 'git fetch --unshallow'", .repository)
    case .noSharedHistory(let base, let head):
      self.init(
        "'\(base)' and \(head.short) have no commit in common",
        "name the branch that the change began from", .noSuchThing)
    case .baseIsBroken(let base):
      self.init(
        "registry.yaml cannot be read at the base \(base.short), so that nothing says what the rules are",
        "mend it first, by a change of that file alone", .findings)
    case .registryMoved(let path, let base):
      self.init(
        "the base \(base.short) holds its registry at '\(path)'",
        "name its folder with --registry; a registry does not move by a change of its own",
        .findings)
    case .nothingToCompare(let base):
      self.init(
        "there is no commit yet to hold against '\(base)'", "commit something first", .noSuchThing)
    case .nothingToPropose(let branch, let base):
      self.init(
        "\(branch.shortName) holds nothing that \(base) lacks", "commit the change to it first",
        .findings)
    case .proposesBase(let branch):
      self.init(
        "\(branch.shortName) is the branch that the change would land on",
        "give the change, as in 'registrar propose set REF KEY=VALUE', or switch to a branch of its "
          + "own", .findings)
    case .proposalRefused(let branch, let findings):
      self.init(
        "the proposal was refused; nothing was pushed",
        "its commits are on \(branch.shortName)", .findings, findings)
    case .pushFailed(let branch, let remote, let status):
      self.init(
        "git could not push \(branch.shortName) to \(remote) (exit \(status)); the branch is kept",
        "mend what git says, then run 'git push -u \(remote) \(branch.shortName)'", .repository)
    case .followsNothing(let branch, let remotes):
      self.init(
        "\(branch.shortName) follows no branch of a remote",
        remotes.isEmpty
          ? "run 'git remote add origin URL' and 'git push -u origin \(branch.shortName)' first"
          : "run 'git push -u \(remotes[0]) \(branch.shortName)' once, or 'registrar propose'",
        .repository)
    case .diverged(let branch, let upstream):
      self.init(
        "\(branch.shortName) and \(upstream) each have commits that the other lacks",
        "run 'git rebase \(upstream)' first; a merge would hide what landed there", .repository)
    case .fetchFailed(let remote, let status, let words):
      self.init(
        "git could not fetch from \(remote) (exit \(status))" + Self.quote(words), nil, .repository)
    case .pushRefused(let upstream, let status, let words):
      self.init(
        "\(upstream) did not take the commit (exit \(status)); nothing was changed"
          + Self.quote(words),
        "where a rule of the forge forbids it, 'registrar propose' makes a pull request",
        .repository)
    case .pushUnclear(let commit, let upstream, let words):
      self.init(
        "it is not known whether \(upstream) took the commit \(commit.short); nothing was changed here"
          + Self.quote(words),
        "run 'git fetch' and see whether it is there before you try again", .repository)
    case .pushedOnly(let commit, let branch, let upstream, let cause):
      self.init(
        "\(upstream) has the change, \(commit.short), and \(branch.shortName) could not follow: "
          + (cause?.summary ?? "it has commits of its own"),
        "do not repeat the command; run 'git pull --rebase' when that is mended", .repository)
    case .pushedWithLag(let commit, let upstream, let cause):
      self.init(
        "\(upstream) has the change, \(commit.short), and so has the branch here, but "
          + (cause.lag ?? cause.summary), cause.remedy, .repository)
    case .pulledWithLag(let upstream, let cause):
      self.init(
        "\(upstream) was brought here, but \(cause.lag ?? cause.summary); the change was not made",
        (cause.remedy.map { "\($0); " } ?? "") + "run the command again when that is mended",
        .repository)
    case .cannotSign(let trouble): self.init(trouble)
    case .hookRefused(let name, let status, let words):
      self.init(
        "the hook \(name) refused the commit (exit \(status)); nothing was written"
          + Self.quote(words),
        "do as the hook says; --no-verify passes it over", .findings)
    case .gitProgramMissing:
      self.init(
        "there is no program 'git' to speak to a remote with",
        "install git, or leave the remote out (--no-push)", .repository)
    case .notATestFile(let path, let position, let reason):
      self.init(
        "\(path):\(position.line):\(position.column): \(reason)",
        "a file of tests is an array of {description, schema, tests: [{description, data, valid}]}; "
          + "nothing was run", .brokenSchema)
    case .notAPeopleFile(let path, let position, let reason):
      self.init(
        "\(path):\(position.line):\(position.column): \(reason)",
        "registrar.people names a file of lines like 'person:7f3a: [ada@example.org]'", .repository)
    case .upToDate(let path): self.init("\(path) is up to date", nil, .findings)
    case .nothingToUpgrade:
      self.init("the schemas and rules are those of this registrar", nil, .findings)
    case .editedSchemas(let paths):
      self.init(
        "edited by hand, or of a release that this registrar does not know: "
          + paths.joined(separator: ", "),
        "see 'git log -p -- \(paths.joined(separator: " "))', then give --force to replace them",
        .findings)
    case .newerThanBinary(let path):
      self.init(
        "\(path) is of a newer registrar than this one, \(Version.text)", "install that one",
        .findings)
    case .unpairedMarker(let path):
      self.init(
        "\(path): '# registrar: begin' and '# registrar: end' must each stand there once, in this order",
        "remove both to have the lines written anew", .findings)
    case .brokenResource(let name, let reason):
      self.init("\(name): \(reason)", "this is a defect; please report it", .internal)
    }
  }

  private init(_ trouble: SigningTrouble) {
    let config = "run 'git config user.signingKey FILE' with your public key"
    switch trouble {
    case .unknownFormat(let format):
      self.init(
        "gpg.format is '\(format)', which git does not know", "run 'git config gpg.format ssh'",
        .repository)
    case .noKey: self.init("no key is named to sign with", config, .repository)
    case .noProgram(let program):
      self.init(
        "there is no program '\(program)' to sign with", "install it, or give --no-sign",
        .repository)
    case .programFailed(let program, let status, let words):
      self.init(
        "\(program) made no signature (exit \(status)); nothing was written" + Self.quote(words),
        program.hasSuffix("ssh-keygen")
          ? config
          : "run 'git config user.signingKey KEY', or sign by SSH: 'git config gpg.format ssh'",
        .repository)
    case .notSSH(let format):
      self.init(
        "the signature of an approval is made by SSH, and git is configured for \(format)",
        "run 'git config gpg.format ssh' and 'git config user.signingKey FILE'", .repository)
    }
  }

  /// What another program said, below a message of ours.
  private static func quote(_ words: String) -> String {
    let lines = words.split(separator: "\n").filter { !$0.isEmpty }
    return lines.isEmpty ? "" : ":\n" + lines.map { "  \($0)" }.joined(separator: "\n")
  }
}
