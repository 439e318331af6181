/// What killed writes leave behind, and whether the next write gets over it.
struct Aftermath {
  private let ground: KillGround
  /// What tells its documents from those of another.
  private let label: String
  private var examined = 0
  private var moved = 0
  private var strayHeads = 0
  private var unsound = 0
  private var locks: [String: Int] = [:]
  private var unnamedLocks = 0
  private var behind: [String: Int] = [:]
  private var refusedUntilTidy = 0
  private var unexplained = 0
  private var failedWrites = 0
  private var untidyAfterwards = 0
  /// What is not as it must be, told by moment.
  private var complaints: [String] = []

  /// Examines what is left on `ground`.
  ///
  /// - Parameter label: what no other examination there is called.
  init(_ ground: KillGround, label: String) {
    self.ground = ground
    self.label = label
  }

  /// Examines what one write left, which began when HEAD was `old`, and writes once more.
  ///
  /// - Parameter moment: when it was killed, for complaints.
  /// - Returns: what was found, in words.
  mutating func examine(_ moment: String, since old: String) throws -> String {
    examined += 1
    let head = try ground.head()
    if head.commit != old { moved += 1 }
    if head.commit != old, head.parent != old {
      strayHeads += 1
      complaints.append("\(moment): HEAD is \(head.commit), neither \(old) nor next to it")
    }
    let check = try GitCheck(ground.stage, ground.directory)
    if !check.isSound {
      unsound += 1
      complaints.append("\(moment): \(check.complaint)")
    }
    let left = try ground.status()
    for line in left { behind[Self.kind(line), default: 0] += 1 }
    try explain(moment, left)
    let found = try ground.locks().map { String($0.split(separator: "/").last ?? "") }
    try unlock(moment)
    try writeOnceMore(moment, behind: !left.isEmpty)
    let position = head.commit == old ? "HEAD as before" : "HEAD moved"
    return ([position] + found + left.map { "status '\($0)'" }).joined(separator: ", ")
  }

  /// A line of `git status` without what is the write's own: `'??' people/`.
  private static func kind(_ line: String) -> String {
    let top = line.dropFirst(3).prefix { $0 != "/" }
    let place = top.hasPrefix(".registrar-") ? ".registrar-*" : "\(top)/"
    return "'\(line.prefix(2))' \(place)"
  }

  /// Holds what lies about against what doctor says of it.
  private mutating func explain(_ moment: String, _ status: [String]) throws {
    let leftovers = try ground.leftovers()
    if leftovers.isEmpty, status.isEmpty { return }
    let told = try ground.doctor()
    let silent =
      leftovers.filter { path in !told.contains { $0.contains(path) } }
      + (told.isEmpty ? status : [])
    unexplained += silent.count
    complaints += silent.map { "\(moment): doctor does not explain '\($0)'" }
  }

  /// Removes the locks that the errors of writes name, until there is none.
  private mutating func unlock(_ moment: String) throws {
    var stale = try ground.locks()
    while !stale.isEmpty {
      let refused = try ground.write("locked-\(label)-\(examined)-\(stale.count)")
      let named = stale.first { refused.errors.contains($0) }
      if refused.ending != .exit(74) || named == nil {
        unnamedLocks += 1
        complaints.append("\(moment): with '\(stale[0])' there: \(refused.summary)")
      }
      let lock = named ?? stale[0]
      let name = String(lock.split(separator: "/").last ?? "")
      locks[name, default: 0] += 1
      try ground.remove(lock)
      stale = try ground.locks()
    }
  }

  private mutating func writeOnceMore(_ moment: String, behind: Bool) throws {
    var next = try ground.write("next-\(label)-\(examined)")
    if !next.succeeded, behind {
      refusedUntilTidy += 1
      try ground.tidy()
      next = try ground.write("next-\(label)-\(examined)")
    }
    if !next.succeeded {
      failedWrites += 1
      complaints.append("\(moment): next write: \(next.summary)")
    }
    let status = try ground.status()
    if !status.isEmpty {
      untidyAfterwards += 1
      try ground.tidy()
    }
  }

  /// Adds all findings; what must not be is expected to be 0.
  func report(to trial: inout Trial) throws {
    trial.add("after which HEAD had moved", moved)
    trial.add("HEAD neither old nor new", strayHeads, expected: 0)
    trial.add("found broken by fsck --strict", unsound, expected: 0)
    trial.add("locks left", locks)
    trial.add("of these, not named by the next write, or not with 74", unnamedLocks, expected: 0)
    if !ground.isBare {
      trial.add("left in git status", behind)
      trial.add("next write refused until git reset", refusedUntilTidy)
      trial.add("git status not clean after the next write", untidyAfterwards)
    }
    trial.add("left and not explained by doctor", unexplained, expected: 0)
    trial.add("next write failed", failedWrites, expected: 0)
    trial.add("temporary files left in the end", try ground.temporaryFiles())
    let check = try GitCheck(ground.stage, ground.directory)
    trial.add("objects that nothing reaches in the end", check.unreachable)
    let verdict = try ground.stage.attempt(
      ground.stage.registrar, ["validate", "--quiet", "--no-cache"], in: ground.directory)
    trial.add("validate found errors in the end", verdict.succeeded ? 0 : 1, expected: 0)
    trial.add("first complaints", complaints.prefix(3).joined(separator: "; "))
  }
}
