import Documents
import Git
import Registry
import Workflow

/// What a change says when it is done: the commit on standard output, findings and advice beside it.
struct ChangeReport {
  private let console: Console

  init(_ console: Console) { self.console = console }

  /// Carries out one change by `writer`, and reports it.
  ///
  /// - Parameter subjects: what it is about; nil for the whole registry.
  static func make(
    _ writer: Writer, _ repository: RepositoryOptions, _ change: ChangeOptions,
    about subjects: [EntityRef]? = nil, planning: @escaping Planning
  ) throws {
    let location = writer.location
    let outcome = try write(change, writer, subjects, planning: inRegistry(planning))
    let report = ChangeReport(repository.console)
    report.console.printTalkRaw(report.console.findings(outcome.findings, asTalk: true))
    report.report(outcome)
    if outcome.isOnNewBranch {
      report.console.talk("on the new branch \(outcome.branch.shortName)")
    }
    if let upstream = outcome.upstream {
      report.console.talk("pushed to \(upstream)")
    } else if outcome.commit != nil {
      try report.mentionProposals(outcome.branch, location.repository)
    }
  }

  /// Writes the change. One that the rules refuse is refused whether or not its author is known, and a dry run
  /// needs none.
  private static func write(
    _ change: ChangeOptions, _ writer: Writer, _ subjects: [EntityRef]?, planning: Planning
  ) throws -> Writer.Outcome {
    let options: WriteOptions
    do {
      options = try change.writeOptions(writer.location.repository)
    } catch WorkflowError.identityUnknown {
      let judged = try writer.write(try change.trialOptions(), about: subjects, planning: planning)
      guard change.dryRun else { throw WorkflowError.identityUnknown }
      return judged
    }
    return try writer.write(options, about: subjects, planning: planning)
  }

  /// `planning` where there is a registry to change; else an error that says so.
  static func inRegistry(_ planning: @escaping Planning) -> Planning {
    { context in
      if context.snapshot.registry == nil {
        let repository = context.location.repository
        throw RegistryError.noRegistry(
          repository: repository.workTree ?? repository.gitDirectory,
          revision: context.tip?.short)
      }
      return try planning(context)
    }
  }

  /// Says after a commit to a branch that others follow too that there is another way.
  private func mentionProposals(_ branch: RefName, _ repository: Repository) throws {
    guard let remote = try repository.configString("branch.\(branch.shortName).remote") else {
      return
    }
    console.hint(
      "\(branch.shortName) follows \(remote); 'registrar propose' puts changes up for review")
  }

  /// Prints what was done, or what would be.
  func report(_ outcome: Writer.Outcome) {
    guard let commit = outcome.commit else {
      console.print("would commit to \(outcome.branch.shortName): \(outcome.plan.summary)")
      for (path, content) in outcome.plan.repositoryFiles.sorted(by: { $0.key < $1.key }) {
        console.print("write \(path)")
        console.printRaw(String(decoding: content, as: UTF8.self))
      }
      for (path, content) in outcome.plan.changes.sorted(by: { $0.key < $1.key }) {
        console.print("\(content == nil ? "remove" : "write") \(path)")
        if let content { console.printRaw(String(decoding: content, as: UTF8.self)) }
      }
      return
    }
    console.print("\(commit.short) \(outcome.plan.summary)")
  }
}

extension Console {
  /// Writes talk that ends its own lines.
  func printTalkRaw(_ text: String) {
    if !text.isEmpty { talk(String(text.dropLast())) }
  }
}
