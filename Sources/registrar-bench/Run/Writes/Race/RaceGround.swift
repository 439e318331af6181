/// What one race is run on.
struct RaceGround {
  /// Where each writer works.
  let directories: [String]
  /// Where all commits must arrive.
  let target: String
  /// Those of them that have a work tree.
  let workTrees: [String]
  /// The commit from which all start.
  let start: String

  /// New clones of `source`, named for `name`.
  init(
    _ stage: Stage, _ place: RacePlace, source: String, name: String
  ) throws {
    let writers = stage.writes.writers
    switch place {
    case .bare:
      target = try stage.clone("\(name).git", bare: true, of: source)
      directories = Array(repeating: target, count: writers)
      workTrees = []
    case .workTree:
      target = try stage.clone(name, bare: false, of: source)
      directories = Array(repeating: target, count: writers)
      workTrees = [target]
    case .remote:
      let remote = try stage.clone("\(name).git", bare: true, of: source)
      target = remote
      directories = try (0..<writers).map {
        try stage.clone("\(name)-\($0)", bare: false, of: remote)
      }
      workTrees = directories
    }
    start = try stage.git().output(
      of: ["rev-parse", "HEAD"], in: target, environment: stage.environment
    ).filter(\.isHexDigit)
  }
}
