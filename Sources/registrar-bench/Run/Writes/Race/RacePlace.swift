/// Where writers race.
enum RacePlace: CaseIterable {
  case bare
  case workTree
  /// Every writer in a clone of its own, all to one bare remote.
  case remote

  /// In words.
  var title: String {
    switch self {
    case .bare: "to one bare repository"
    case .workTree: "to one clone with a work tree"
    case .remote: "through a clone each to one bare remote"
    }
  }

  /// What git does there, in words.
  var peer: String {
    switch self {
    case .bare: "git commit-tree and update-ref with an index each, until it succeeds"
    case .workTree: "git add and git commit, until it succeeds"
    case .remote: "git commit, then git push and git pull --rebase, until it succeeds"
    }
  }
}
