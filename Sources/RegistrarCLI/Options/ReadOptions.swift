import ArgumentParser
import Git
import Registry
import Workflow

/// Which state of the registry to read.
struct ReadOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read as of a revision, or of a date: the last landing up to its end.",
      valueName: "rev|date"))
  var at: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The clock for ages and expiry; the date of --at unless given, else now.", valueName: "date"))
  var asOf: String?

  /// Which state these options ask for.
  ///
  /// - Parameter workTree: whether the work tree is meant where they name none, else HEAD.
  func state(_ repository: RepositoryOptions, workTree: Bool = false) throws -> RegistryState {
    try RegistryState(
      try repository.location(), at: at.map { .named($0) } ?? (workTree ? .workTree : .head),
      asOf: try asOf.map(Arguments.timestamp), now: Surroundings.current.now)
  }

  /// Tells from which commit the answer is, where one was asked for.
  func announce(_ commit: Commit?, _ repository: RepositoryOptions) {
    guard at != nil, let commit else { return }
    repository.console.talk(
      "as of commit \(commit.id.short), \(Timestamp(seconds: commit.committer.seconds).day)")
  }

  /// The registry as these options ask for it.
  func observation(
    _ repository: RepositoryOptions, workTree: Bool = false, needsHistory: Bool = true
  ) throws -> Observation {
    let observation = try Observation(
      try state(repository, workTree: workTree), needsHistory: needsHistory)
    announce(observation.commit, repository)
    if observation.isIncomplete, needsHistory {
      repository.console.talk(
        "warning: this clone is shallow; dates and authors may be missing. "
          + "Run 'git fetch --unshallow' for complete answers.")
    }
    return observation
  }
}
