/// Many processes that write at the same time, and what is left of what they wrote.
struct WriteRace {
  private let stage: Stage
  private let place: RacePlace
  private let source: String

  init(_ stage: Stage, _ place: RacePlace, source: String) {
    self.stage = stage
    self.place = place
    self.source = source
  }

  private var writers: Int { stage.writes.writers }
  private var writes: Int { stage.writes.writes }

  func run(into ledger: inout Ledger) throws {
    let ground = try RaceGround(stage, place, source: source, name: "race-\(place)")
    let work = "\(writers) processes x \(writes) add person \(place.title)"
    let clock = ContinuousClock()
    var attempts: [Attempt] = []
    let ours = try clock.measure { attempts = try race(on: ground) }
    var trial = Trial(work: work)
    trial.add(
      "writes a second", Quantity(Double(attempts.count) / (ours / .seconds(1)), .perSecond))
    report(attempts, to: &trial)
    try RaceAudit(stage, ground, documents: documents).report(to: &trial)
    ledger.enter(trial)
    // A race that was not run to its end has no time.
    let time = attempts.allSatisfy(\.succeeded) ? Quantity(ours) : nil
    try compareWithGit(work, time, into: &ledger)
  }

  /// How the processes ended, and what those said that did not end well.
  private func report(_ attempts: [Attempt], to trial: inout Trial) {
    let succeeded = attempts.count(where: \.succeeded)
    trial.add("ended with 0", succeeded, expected: writers * writes)
    let others = attempts.filter { !$0.succeeded }
    trial.add(
      "ended otherwise", Dictionary(others.map { ("\($0.ending)", 1) }, uniquingKeysWith: +))
    let sayings = Dictionary(others.map { ("\($0.ending)", $0.summary) }) { first, _ in first }
    trial.add("first of each", sayings.values.sorted().joined(separator: "; "))
    let times = attempts.map(\.duration).sorted()
    if let longest = times.last {
      trial.add("median write", Quantity(times[times.count / 2]))
      trial.add("longest write", Quantity(longest))
    }
  }

  /// The same documents by git, on a ground of its own.
  private func compareWithGit(
    _ work: String, _ ours: Quantity?, into ledger: inout Ledger
  ) throws {
    let ground = try RaceGround(stage, place, source: source, name: "race-\(place)-git")
    let (stage, place, writes, git) = (stage, place, writes, try stage.git())
    let directories = ground.directories
    let clock = ContinuousClock()
    var tries: [Int] = []
    let theirs = try clock.measure {
      tries = try Writers.run(writers) { number in
        let writer = GitWriter(
          stage: stage, place: place, directory: directories[number], git: git)
        return try (0..<writes).map {
          try writer.write(RaceDocument(writer: number, number: $0))
        }
      }.flatMap(\.self)
    }
    let refused = tries.reduce(0, +) - tries.count
    ledger.enter(
      Comparison(
        work: work, ours: ours, peer: "\(place.peer): \(refused) tries refused",
        outcome: .measured(Quantity(theirs)), runs: "1 run"))
    let history = try RaceAudit(stage, ground, documents: documents).history()
    var trial = Trial(work: "\(work): what git made of it")
    trial.add("new commits", history.commits)
    trial.add("files that no commit added", history.missing(of: documents.map(\.path)))
    trial.add("other changes", history.otherChanges)
    ledger.enter(trial)
  }

  private var documents: [RaceDocument] {
    (0..<writers).flatMap { writer in
      (0..<writes).map { RaceDocument(writer: writer, number: $0) }
    }
  }

  private func race(on ground: RaceGround) throws -> [Attempt] {
    let (stage, writes) = (stage, writes)
    let directories = ground.directories
    let push = place == .remote ? ["--push", "--pull-first"] : []
    return try Writers.run(writers) { writer in
      try (0..<writes).map { number in
        let document = RaceDocument(writer: writer, number: number)
        return try stage.attempt(
          stage.registrar, ["add", "person", document.name, "--email", document.email] + push,
          in: directories[writer])
      }
    }.flatMap(\.self)
  }
}
