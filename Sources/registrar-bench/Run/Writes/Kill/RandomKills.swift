/// Writes that are killed at moments that chance decides, the same in every run.
struct RandomKills {
  private let ground: KillGround

  init(_ ground: KillGround) { self.ground = ground }

  func trial() throws -> Trial {
    let count = ground.stage.writes.kills
    let whole = try wholeWrite()
    var trial = Trial(
      work: "\(count) times kill -9 at a random moment of add person \(ground.title)")
    var random = SeededRandom(seed: 7)
    var aftermath = Aftermath(ground, label: "random")
    var endings: [String: Int] = [:]
    var line = ProgressLine("kill")
    defer { line.end() }
    for number in 0..<count {
      let old = try ground.head().commit
      // A little longer than a write takes, so that its end is met too.
      let limit = whole * 1.1 * Double(random.below(10_000)) / 10_000
      let attempt = try ground.write("kill-\(number)", killedAfter: limit)
      endings["\(attempt.ending)", default: 0] += 1
      let moment = "kill \(number) after \(FixedText.seconds(limit))"
      _ = try aftermath.examine(moment, since: old)
      line.show(number + 1, of: count)
    }
    trial.add("a whole write", Quantity(whole))
    trial.add("endings", endings)
    try aftermath.report(to: &trial)
    return trial
  }

  /// The median time of some that nobody kills.
  private func wholeWrite() throws -> Duration {
    let times = try (0..<5).map { number in
      try ground.write("whole-\(number)").duration
    }
    return times.sorted()[times.count / 2]
  }
}
