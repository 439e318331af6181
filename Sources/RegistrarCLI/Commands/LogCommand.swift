import ArgumentParser
import AuditTrail
import Documents
import Git
import Registry
import Workflow

/// `registrar log [REF…] [-- RANGE]`.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract:
      "The audit trail: what happened to what, by whom, from the differences between trees.",
    discussion: """
      Events come from what changed, not from what commit messages claim. A model stands for all that \
      belongs to it. Dates are those that authors gave; they filter and never end the search.

      Actions are named KIND.VERB, such as version.released or deployment.rolled-back; --action takes the \
      whole name, the kind or the verb.

      A revision after -- starts from there instead of from HEAD: registrar log credit/scorer -- v1.2
      """)

  @OptionGroup var repository: RepositoryOptions

  @Argument(help: ArgumentHelp("Only what happened to these.", valueName: "ref"))
  var references: [String] = []

  // `GlobalArguments` puts what follows `--` here: the parser takes no arguments behind a list of them.
  @Option(name: .customLong("start"), parsing: .unconditionalSingleValue, help: .hidden)
  var revisions: [String] = []

  @Option(help: ArgumentHelp("The past of a revision or date.", valueName: "rev|date"))
  var at: String?
  @Option(help: ArgumentHelp("On or after this day or moment.", valueName: "date")) var since:
    String?
  @Option(help: ArgumentHelp("On or before this day or moment.", valueName: "date")) var until:
    String?
  @Option(help: ArgumentHelp("Part of the author's name or address.", valueName: "text"))
  var author: String?
  @Option(help: ArgumentHelp("A kind, a verb or both; may be repeated.", valueName: "action"))
  var action: [String] = []
  @Option(help: ArgumentHelp("Part of the commit message.", valueName: "text")) var grep: String?
  @Option(
    name: [.customShort("n"), .long], parsing: .unconditional,
    help: ArgumentHelp("At most this many events.", valueName: "n"))
  var limit: Int?
  @Option(name: .shortAndLong, help: "How to print the events.")
  var format: Format = .human

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case human, oneline, json, jsonl, csv
  }

  func validate() throws {
    if revisions.count > 1 { throw ValidationError("one revision at most may follow --") }
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 up") }
    if at != nil, !revisions.isEmpty {
      throw ValidationError("give --at or a revision after --, not both")
    }
  }

  func run() throws {
    let location = try repository.location()
    let revision = (at ?? revisions.first).map { Observation.Revision.named($0) } ?? .head
    guard let tip = try Observation.resolve(revision, location).commit else {
      throw RegistryError.noRegistry(
        repository: location.repository.workTree ?? location.repository.gitDirectory, revision: nil)
    }
    let history = try History(location, tip: tip)
    let filter = try self.filter(location, history)
    let events = try history.events(filter, limit: limit ?? .max)
    print(events)
    if history.isIncomplete {
      repository.console.talk(
        "warning: this clone is shallow; older events are missing. Run 'git fetch --unshallow'.")
    }
  }

  private func filter(_ location: RegistryLocation, _ history: History) throws -> AuditFilter {
    var filter = AuditFilter()
    filter.since = try since.map { try Timestamp(startingAt: $0) }
    filter.until = try until.map { try Timestamp($0) }
    filter.author = author
    filter.actions = action
    filter.grep = grep
    for text in references {
      switch try ReferenceText(text) {
      case .exact(let ref): filter.subjects.append(ref)
      case .latest:
        let snapshot = try Snapshot.load(location.view(at: history.tip), commit: history.tip)
        filter.subjects.append(try snapshot.resolve(text).ref)
      }
    }
    try checkKnown(filter.subjects, history)
    return filter
  }

  /// A subject that never existed is a mistake to be told, not an empty answer; a shallow clone cannot tell.
  private func checkKnown(_ subjects: [EntityRef], _ history: History) throws {
    for subject in subjects {
      var filter = AuditFilter()
      filter.subjects = [subject]
      guard try history.events(filter, limit: 1).isEmpty else { continue }
      let snapshot = try Observation(
        try repository.location(), at: .named(history.tip.description), asOf: nil,
        now: Surroundings.current.now, needsHistory: false
      ).snapshot
      let similar = Spelling.closest(
        to: subject.description, among: snapshot.all(subject.kind).map(\.ref.description))
      if history.isIncomplete, snapshot[subject] != nil || similar == nil {
        throw WorkflowError.historyIncomplete(operation: "log")
      }
      throw RegistryError.noSuchReference(subject.description, similar: similar)
    }
  }

  private func print(_ events: [AuditEvent]) {
    let console = repository.console
    let text = EventText(console: console)
    switch format {
    case .oneline: for event in events { console.print(text.line(event)) }
    case .json: console.print(JSONWriter.text(.array(events.map(\.value)), .indented))
    case .jsonl: for event in events { console.print(JSONWriter.text(event.value)) }
    case .csv: console.printRaw(CSVText.text(Self.listing(events)))
    case .human:
      var rest = events[...]
      while let first = rest.first {
        let block = rest.prefix { $0.commit.id == first.commit.id }
        console.printRaw(text.block(Array(block)) + (block.count < rest.count ? "\n" : ""))
        rest = rest.dropFirst(block.count)
      }
    }
  }

  /// One row a changed field, or a row for an event without fields.
  private static func listing(_ events: [AuditEvent]) -> Listing {
    let rows = events.flatMap { event -> [JSONValue] in
      let fields = event.fields.isEmpty ? [nil] : event.fields.map(Optional.some)
      return fields.map { field in
        [
          "ref": .string(event.subject), "action": .string(event.action),
          "field": .optional(field?.path), "old": field?.old ?? .null, "new": field?.new ?? .null,
          "author": .string(event.commit.author.name), "email": .string(event.commit.author.email),
          "date": .string(event.commit.author.date),
          "committer": .string(event.commit.committer.name),
          "commit": .string(event.commit.id.description),
        ]
      }
    }
    let keys = [
      "ref", "action", "field", "old", "new", "author", "email", "date", "committer", "commit",
    ]
    return Listing(name: "events", columns: keys.map { Listing.Column($0, title: $0) }, rows: rows)
  }
}
