/// What the commits between two states are, judged by what git logs of them.
struct HistoryVerdict: Equatable {
  private(set) var commits = 0
  private(set) var merges = 0
  /// Commits whose first parent is not the one made before them.
  private(set) var offChain = 0
  /// How often each path was added.
  private(set) var additions: [String: Int] = [:]
  /// Changes to files other than additions.
  private(set) var otherChanges = 0

  /// The arguments of `git` that make it log what is judged here.
  static func arguments(from start: String, to end: String) -> [String] {
    [
      "-c", "core.quotePath=false", "log", "--topo-order", "--no-renames", "--name-status",
      "--format=commit %H %P", "\(start)..\(end)",
    ]
  }

  /// Judges a log, newest first, of all that came after the commit `start`.
  init(log: String, start: String) {
    var expected: Substring?
    for line in log.split(separator: "\n") {
      if line.hasPrefix("commit ") {
        let ids = line.split(separator: " ").dropFirst()
        commits += 1
        if ids.count > 2 { merges += 1 }
        if let expected, ids.first != expected { offChain += 1 }
        expected = ids.dropFirst().first ?? ""
      } else {
        let fields = line.split(separator: "\t", maxSplits: 1)
        if fields.count == 2, fields[0] == "A" {
          additions[String(fields[1]), default: 0] += 1
        } else {
          otherChanges += 1
        }
      }
    }
    if let expected, expected != start { offChain += 1 }
  }

  /// Paths that were added more than once.
  var addedTwice: Int { additions.values.count { $0 > 1 } }

  /// How many of `paths` no commit added.
  func missing(of paths: [String]) -> Int { paths.count { additions[$0] == nil } }

  /// How many additions are of none of `paths`.
  func unasked(besides paths: [String]) -> Int {
    Set(additions.keys).subtracting(paths).count
  }
}
