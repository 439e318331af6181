import Documents
import Git
import Registry
import Workflow

/// What a change says when it is done: the commit on standard output, findings and advice beside it.
struct ChangeReport {
  private let console: Console

  init(_ console: Console) { self.console = console }

  /// Carries out one change in the registry that `repository` names, and reports it.
  static func make(
    _ repository: RepositoryOptions, _ change: ChangeOptions,
    planning: (Writer.Context) throws -> Plan
  ) throws {
    let location = try repository.location()
    let outcome = try Writer(location).write(
      try change.writeOptions(location.repository)
    ) { context in
      if context.snapshot.registry == nil {
        throw RegistryError.noRegistry(
          repository: location.repository.workTree ?? location.repository.gitDirectory,
          revision: context.tip?.short)
      }
      return try planning(context)
    }
    ChangeReport(repository.console).report(outcome)
  }

  private func report(_ outcome: Writer.Outcome) {
    console.printTalkRaw(console.findings(outcome.findings, asTalk: true))
    guard let commit = outcome.commit else {
      console.print("would commit to \(outcome.branch.shortName): \(outcome.plan.summary)")
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
