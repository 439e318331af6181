import Documents
import Foundation
import Git
import Registry
import Workflow

/// Writes a registry with its history straight into an object database.
struct HistoryGenerator {
  private let size: RegistrySize
  private let company: Company
  private let timetable: Timetable
  private var lives: [ModelLife]

  /// What was made.
  struct Result {
    let head: ObjectID
    /// Documents of all kinds in the last commit.
    let documents: Int
  }

  /// Plans the registry of `size`.
  init(_ size: RegistrySize) throws {
    self.size = size
    let company = try Company(size)
    let profiles = try (0..<size.models).map { try ModelProfile($0, of: company, size) }
    self.company = company
    timetable = Timetable(profiles, teams: company.teams.count, size)
    lives = profiles.map { ModelLife($0) }
  }

  /// Makes the repository at `directory`, which must be empty or not exist.
  mutating func run(
    at directory: String, bare: Bool, _ progress: (Int, Int) -> Void
  ) throws -> Result {
    if FileManager.default.fileExists(atPath: directory),
      try !FileManager.default.contentsOfDirectory(atPath: directory).isEmpty
    {
      throw WorkflowError.directoryNotEmpty(path: directory)
    }
    let schemas = try SchemaSet(NoFiles())
    let founded = try found(directory, bare: bare, schemas)
    let location = founded.location
    let batch = try ObjectBatch(location.repository)
    let outsideDigest = schemas.properties(of: .version, annotated: "x-registrar-outside-digest")
    var tip = founded.tip
    var tree = try location.repository.commit(tip).tree
    var paths = Set(
      try location.view(at: tip).entries().map(\.path).filter(RegistryPath.isDocument))
    var last = WorkCalendar.moment(0)
    var author = company.owners[0]
    for index in 0..<timetable.commits {
      // Of several changes to one file in a commit only the last is ever written.
      var changes: [String: ModelLife.Change] = [:]
      var first: ModelLife.Change?
      let steps = timetable.steps(ofCommit: index)
      for event in steps {
        last = WorkCalendar.moment(event.time)
        let change = try change(for: event, at: last, outsideDigest)
        changes[RegistryPath.path(of: change.ref)] = change
        if first == nil { first = change }
      }
      guard let first else { continue }
      author = first.author
      paths.formUnion(changes.keys)
      tree = try batch.repository.writeTree(
        applying: try changes.map { path, change in
          let text = DocumentText.make(change.new, for: change.ref, schemas: schemas)
          return .put(try TreePath(path), try batch.repository.writeBlob(text))
        }, to: tree)
      let signature = try author.signature(at: last)
      tip = try batch.repository.writeCommit(
        tree: tree, parents: [tip], author: signature, committer: signature,
        message: message(first, steps: steps.count))
      if try batch.count() > Self.objectsPerPack { try batch.flush() }
      progress(index + 1, timetable.commits)
    }
    try batch.flush()
    let repository = location.repository
    try repository.advance(
      try RefName.branch("main"), to: tip, expecting: founded.tip,
      reflog: "registrar-bench generate",
      identity: try author.signature(at: last))
    return Result(head: tip, documents: paths.count)
  }

  /// Enough for few packs, few enough to hold in memory.
  private static let objectsPerPack = 60_000

  /// The first commit: schemas, templates, registry.yaml, people and teams, as `registrar init` makes it.
  private func found(
    _ directory: String, bare: Bool, _ schemas: SchemaSet
  ) throws -> (location: RegistryLocation, tip: ObjectID) {
    var setup = Initialization(
      directory: directory, name: try Identifier("larkfield"), title: "Models of Larkfield")
    setup.isBare = bare
    for (ref, fields) in try company.founding() {
      var value = DocumentText.beginning(of: ref)
      for member in fields.members { value[member.key] = member.value }
      setup.documents[RegistryPath.path(of: ref)] = DocumentText.make(
        value, for: ref, schemas: schemas)
    }
    let moment = WorkCalendar.moment(0)
    let signature = try company.owners[0].signature(at: moment)
    let location = try setup.run(
      WriteOptions(author: signature, committer: signature, moment: moment)
    ).location
    guard let tip = try location.repository.target(of: try RefName.branch("main")) else {
      throw GitError.noSuchReference(try RefName.branch("main"))
    }
    return (location, tip)
  }

  private mutating func change(
    for event: Event, at moment: Timestamp, _ outsideDigest: Set<String>
  ) throws(NameError) -> ModelLife.Change {
    if case .dataset(let team, let index) = event.step {
      return try dataset(Int(index), of: company.teams[Int(team)], number: Int(team))
    }
    return try lives[Int(event.model)].take(
      event.step, at: moment, approvers: company.approvers, outsideDigest: outsideDigest)
  }

  private func dataset(
    _ index: Int, of team: Company.Team, number: Int
  ) throws(NameError) -> ModelLife.Change {
    var random = SeededRandom(seed: size.seed, 6, number, index)
    let name = team.datasets[index]
    let ref = EntityRef.dataset(try Identifier(name))
    var value = DocumentText.beginning(of: ref)
    let fields: JSONValue = [
      "title": .string(
        "Data of \(team.title.lowercased()), \(["training", "holdout", "live traffic"][index])"),
      "owner": team.reference, "uri": .string("s3://larkfield-data/\(name)/v1.parquet"),
      "digest": .string("sha256:\(random.hex(64))"),
      "origin": "Business records of Larkfield's branches.", "personalData": "pseudonymised",
    ]
    for member in fields.members { value[member.key] = member.value }
    return ModelLife.Change(ref: ref, old: nil, new: value, author: team.members[0])
  }

  /// The words that the tool itself would use, with a count where several changes share a commit.
  private func message(_ change: ModelLife.Change, steps: Int) -> String {
    let meaning = SemanticChange(change.ref, from: change.old, to: change.new)
    let summary = meaning.map { ChangeWords.summary(of: $0) } ?? "Change \(change.ref)"
    let more = steps > 1 ? " and \(steps - 1) more change\(steps > 2 ? "s" : "")" : ""
    return Plan(
      changes: [:], action: meaning?.action.description ?? "\(change.ref.kind.word).changed",
      subject: change.ref, summary: summary + more
    ).message(nil)
  }
}

/// A registry without files, which has the built-in schemas.
private struct NoFiles: FileView {
  func entries(in scope: RegistryScope?) throws(GitError) -> [FileEntry] { [] }
  func content(of entry: FileEntry) throws(GitError) -> [UInt8] { [] }
}
