import Git

extension HealthCheck {
  /// What a command that was ended before its time left in the repository: locks, drafts, objects that were not
  /// finished. Nothing is removed: that nobody works there is for people to know.
  static func leftovers(of clone: Clone) throws -> [HealthCheck] {
    let found = try clone.repository.leftovers()
    let objects = found.filter(\.isObject)
    let checks = found.filter { !$0.isObject }.map(check)
    if found.isEmpty {
      return [.ok(.leftovers, "no lock and nothing unfinished in the repository")]
    }
    return checks
      + (objects.count > longestList
        ? [many(objects, in: clone.repository.commonDirectory)] : objects.map(check))
  }

  /// The same in the work tree, and files that did not follow the branch.
  static func workTreeLeftovers(of clone: Clone) throws -> [HealthCheck] {
    guard let top = clone.repository.workTree else { return [] }
    let checks =
      try clone.repository.workTreeLeftovers().map(check)
      + (WorkTreeLag(clone.repository).map { [lag($0, top, clone)] } ?? [])
    return checks.isEmpty
      ? [.ok(.leftovers, "no write is left unfinished in the work tree")] : checks
  }

  /// Where more than so many files are concerned, a command names them all.
  private static let longestList = 10
  /// So young, something may be in use.
  private static let shortAge = 60

  private static func check(_ leftover: Leftover) -> HealthCheck {
    let path = ShellWord(text: leftover.path).insideQuotes
    let command = leftover.kind.removal
    return .warning(
      .leftovers, "'\(leftover.path)' \(leftover.kind.phrase), \(age(leftover.age))",
      remedy: leftover.age < shortAge
        ? "wait for the command that may be running; if none is, run '\(command) \(path)'"
        : "if no git and no registrar is running here, run '\(command) \(path)'")
  }

  private static func many(_ objects: [Leftover], in directory: String) -> HealthCheck {
    let folder = "\(directory)objects"
    let youngest = objects.map(\.age).min() ?? 0
    return .warning(
      .leftovers,
      "'\(folder)' holds \(objects.count) objects that were not finished, "
        + "the last one \(age(youngest))",
      remedy: (youngest < shortAge
        ? "wait for the command that may be running; if none is, run "
        : "if no git and no registrar is running here, run ")
        + "'find \(ShellWord(text: folder).insideQuotes) \\( -name tmp_\\* -o -name pack_git2_\\* \\) "
        + "-prune -exec rm -rf {} +'")
  }

  private static func lag(_ lag: WorkTreeLag, _ top: String, _ clone: Clone) -> HealthCheck {
    let count = lag.files.count
    let paths = lag.files.map(\.description)
    let shown = paths.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
    let git = "git -C \(ShellWord(text: top).insideQuotes)"
    let restore = "restore --staged --worktree"
    let all =
      "'\(git) diff --name-only --no-renames -z HEAD~ HEAD | "
      + "\(git) --literal-pathspecs \(restore) --pathspec-from-file=- --pathspec-file-nul'"
    let each = "'\(git) \(restore) -- \(paths.map(pathspec).joined(separator: " "))'"
    return .warning(
      .leftovers,
      "the branch is at \(lag.commit.short), and what that changed is not all in work tree and index: "
        + shown + (count > 3 ? " and \(count - 3) more" : "")
        + "; a command was ended while it wrote, and nobody has edited them since",
      remedy: "run \(count > longestList && lag.isAllElseInPlace && lag.hasParent ? all : each)")
  }

  /// A path as git takes it for itself alone (gitglossary(7), "pathspec").
  private static func pathspec(_ path: String) -> String {
    let isPlain = !path.hasPrefix(":") && !path.contains { "*?[\\".contains($0) }
    return ShellWord(text: isPlain ? path : ":(literal)\(path)").insideQuotes
  }

  private static func age(_ seconds: Int) -> String {
    switch seconds {
    case ..<shortAge: "made just now"
    case ..<7_200: "made \(seconds / 60) min ago"
    case ..<172_800: "made \(seconds / 3_600) h ago"
    default: "made \(seconds / 86_400) days ago"
    }
  }
}

extension Leftover {
  fileprivate var isObject: Bool {
    if case .unfinishedObject = kind { true } else { false }
  }
}

extension Leftover.Kind {
  /// The command that removes it; objects may not be written, of which `rm` would ask.
  fileprivate var removal: String {
    switch self {
    case .lock, .indexDraft, .stagedFile, .messageToProgram: "rm"
    case .stagingFolder: "rm -r"
    case .unfinishedObject(let isFolder): isFolder ? "rm -rf" : "rm -f"
    }
  }

  /// What it is, behind its name.
  fileprivate var phrase: String {
    switch self {
    case .lock: "keeps others from writing"
    case .indexDraft: "is an index that was not finished"
    case .unfinishedObject: "is an object that was not finished"
    case .stagingFolder: "holds new files that were not put in their places"
    case .messageToProgram: "is what a program was given to read"
    case .stagedFile: "is new content that was not put in its place"
    }
  }
}
