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

  /// The registry as these options ask for it.
  func observation(
    _ repository: RepositoryOptions, workTree: Bool = false, needsHistory: Bool = true
  ) throws -> Observation {
    let location = try repository.location()
    let revision: Observation.Revision = at.map { .named($0) } ?? (workTree ? .workTree : .head)
    let observation = try Observation(
      location, at: revision, asOf: try asOf.map(Arguments.timestamp),
      now: Surroundings.current.now, needsHistory: needsHistory)
    if at != nil, let commit = observation.commit {
      repository.console.talk(
        "as of commit \(commit.id.short), \(Timestamp(seconds: commit.committer.seconds).day)")
    }
    if observation.isIncomplete, needsHistory {
      repository.console.talk(
        "warning: this clone is shallow; dates and authors may be missing. "
          + "Run 'git fetch --unshallow' for complete answers.")
    }
    return observation
  }
}
