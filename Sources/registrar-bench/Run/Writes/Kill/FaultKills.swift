/// Writes that kill themselves at every fault point in turn, in builds that have them.
struct FaultKills {
  private let ground: KillGround

  init(_ ground: KillGround) { self.ground = ground }

  func trial() throws -> Trial {
    var trial = Trial(work: "add person that kills itself at a fault point, \(ground.title)")
    var aftermath = Aftermath(ground, label: "fault")
    var honoured = 0
    var unknown = 0
    var failed = 0
    for (number, point) in FaultPoint.all.enumerated() {
      let old = try ground.head().commit
      let attempt = try ground.write(
        "fault-\(number)", environment: [FaultPoint.variable: point])
      switch attempt.ending {
      case .signal(9):
        honoured += 1
        trial.add(point, "killed: \(try aftermath.examine(point, since: old))")
      case .exit(0):
        trial.add(point, "NOT HONOURED: the process ended normally, so nothing is shown")
      case .exit(64):
        unknown += 1
        trial.add(point, "NOT HONOURED: \(attempt.summary)")
      default:
        failed += 1
        trial.add(point, attempt.summary)
      }
    }
    trial.add("points honoured, of \(FaultPoint.all.count)", honoured)
    trial.add("points that the build does not know", unknown, expected: 0)
    trial.add("neither killed nor ended normally", failed, expected: 0)
    if honoured > 0 { try aftermath.report(to: &trial) }
    return trial
  }
}
