// The only prose of this target.

extension GitError {
  /// What went wrong: a lower-case fragment that quotes what the user wrote or will look for.
  package var summary: String {
    switch self {
    case .notARepository(let path): "no Git repository at '\(path)' or above it"
    case .alreadyARepository(let path): "'\(path)' is a Git repository already"
    case .damagedIndex(let path): "the index '\(path)' is damaged"
    case .unsupportedRepository(let path, let feature): "'\(path)' uses \(feature.phrase)"
    case .unsafeOwnership(let path): "the repository at '\(path)' belongs to another user"
    case .bareRepository(let path): "the repository '\(path)' has no work tree"
    case .noSuchRevision(let specification, _): "no such revision: '\(specification)'"
    case .ambiguousRevision(let specification): "'\(specification)' means several objects"
    case .notACommit(let specification): "'\(specification)' leads to no commit"
    case .beyondShallowEdge(let path): "the shallow clone '\(path)' lacks the history asked for"
    case .objectNotFound(let id): "object \(id) is not in the repository"
    case .wrongKind(let id, let expected, let actual):
      "object \(id) is a \(actual.rawValue), not a \(expected.rawValue)"
    case .malformedObject(let id, let kind): "\(kind.rawValue) \(id) is malformed"
    case .noSuchReference(let name): "no such reference: '\(name)'"
    case .referenceMoved(let name, let expected, let actual):
      "'\(name)' moved meanwhile: expected \(Self.place(expected)), found \(Self.place(actual))"
    case .referenceLocked(let name, let lockPath): "'\(name)' is locked by '\(lockPath)'"
    case .referenceRefused(let name, let words):
      "a hook did not let \(name.shortName) move: \(words)"
    case .referenceConflict(let name, let existing): "'\(name)' cannot exist beside '\(existing)'"
    case .checkedOutElsewhere(let name): "'\(name)' is checked out in another work tree"
    case .indexLocked(let lockPath): "the index is locked by '\(lockPath)'"
    case .localChanges(let paths): "uncommitted changes in \(Self.list(paths))"
    case .workTreeBehind, .editedMeanwhile, .indexBehind: "committed, but \(lag ?? "")"
    case .noSuchPath(let path): "no such file: '\(path)'"
    case .notARegularFile(let path): "'\(path)' is not a regular file"
    case .conflictingChanges(let first, let second):
      first == second
        ? "two changes of '\(first)'" : "'\(first)' cannot be a file and hold '\(second)'"
    case .invalidObjectID(let text): "'\(text)' is no object id"
    case .invalidReferenceName(let name, let flaw):
      "'\(name)' is no reference name: \(flaw.phrase)"
    case .invalidPath(let path, let flaw): "'\(path)' is no path to write: \(flaw.phrase)"
    case .invalidSignature(let value, let flaw):
      "'\(value)' cannot stand in a commit: \(flaw.phrase)"
    case .permissionDenied(let path): "permission denied: '\(path)'"
    case .noSpace(let path): "no space left for '\(path)'"
    case .readOnlyFileSystem(let path): "'\(path)' is on a read-only file system"
    case .tooLarge(let path, let limit): "'\(path)' is larger than \(limit) bytes"
    case .malformedName(let path): "the name of '\(path)' is not UTF-8"
    case .system(let operation, let path, let errno):
      "could not \(operation): '\(path)': \(Self.explanation(of: errno))"
    case .libgit2(let operation, let code, _, let message):
      "could not \(operation): \(message.isEmpty ? "libgit2 error \(code)" : message)"
    }
  }

  /// What the user can do about it; nil when nothing general can be said.
  package var remedy: String? {
    switch self {
    case .notARepository: "go to a repository, or make one with `git init`"
    case .unsupportedRepository(_, let feature): feature.remedy
    case .unsafeOwnership(let path):
      "if you trust it: git config --global --add safe.directory '\(path)'"
    case .bareRepository: "run this in a clone that has a work tree"
    case .noSuchRevision(_, let isShallow):
      "see `git branch --all`, `git tag` and `git log` for what there is"
        + (isShallow ? "; this clone is shallow: `git fetch --unshallow` brings the rest" : "")
    case .ambiguousRevision: "give more digits, or the full name"
    case .beyondShallowEdge: "fetch the rest with `git fetch --unshallow`"
    case .objectNotFound, .malformedObject: "see what `git fsck` says about the repository"
    case .referenceMoved: "look at the new state and try again"
    case .referenceLocked(_, let lockPath), .indexLocked(let lockPath):
      "wait for the other Git process; if none runs, remove '\(lockPath)'"
    case .referenceRefused: "do as the hook says, or ask who keeps it; nothing was moved"
    case .referenceConflict: "choose another name, or delete the other reference"
    case .checkedOutElsewhere: "work there, or switch that work tree to another branch"
    case .damagedIndex(let path):
      "remove '\(path)' and run `git reset`: it is made anew, and nothing that was committed is lost"
    case .localChanges: "commit them, stash them, or undo them first"
    case .workTreeBehind(let written, let removed, _):
      [
        written.isEmpty ? nil : "then run `git restore -- \(Self.words(written))`",
        removed.isEmpty ? nil : "remove \(Self.list(removed)) yourself",
      ].compactMap(\.self).joined(separator: "; ")
    case .editedMeanwhile: "see what differs with `git status` and `git diff HEAD`"
    case .indexBehind(let paths, _): "then run `git reset --quiet -- \(Self.words(paths))`"
    case .invalidObjectID: "an object id is 40 hexadecimal digits"
    case .permissionDenied: "ask the owner for access, or run as a user who has it"
    case .malformedName: "rename it"
    case .noSpace: "free some space and try again; nothing was committed"
    case .readOnlyFileSystem: "use a copy on a file system that can be written"
    case .alreadyARepository, .notACommit, .wrongKind, .noSuchReference, .noSuchPath,
      .notARegularFile, .conflictingChanges, .invalidReferenceName, .invalidPath,
      .invalidSignature, .tooLarge, .system, .libgit2:
      nil
    }
  }

  /// What did not come along although the branch moved; nil where it did not move.
  package var lag: String? {
    switch self {
    case .workTreeBehind(let written, let removed, let cause):
      "could not update \(Self.list((written + removed).sorted())) in the work tree: \(cause.summary)"
    case .editedMeanwhile(let paths): "\(Self.list(paths)) was left as somebody edited it meanwhile"
    case .indexBehind(_, let cause): "could not update the index: \(cause.summary)"
    default: nil
    }
  }

  /// Paths from the top on, for a shell, wherever it is.
  private static func words(_ paths: [TreePath]) -> String {
    paths.map { path in
      let isPlain = path.description.utf8.allSatisfy { byte in
        byte > 0x2A && byte < 0x7B && !"<>;?[\\]^`".utf8.contains(byte)
      }
      let quoted = path.description.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''")
      return isPlain ? ":/\(path)" : "':/\(quoted)'"
    }.joined(separator: " ")
  }

  private static func place(_ id: ObjectID?) -> String { id?.short ?? "nothing" }

  private static func list(_ paths: [TreePath]) -> String {
    let shown = paths.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return paths.count > 5 ? "\(shown) and \(paths.count - 5) more" : shown
  }
}

extension UnsupportedFeature {
  fileprivate var phrase: String {
    switch self {
    case .objectFormat: "SHA-256 object ids, which libgit2 does not read"
    case .worktreeConfig: "extensions.worktreeConfig, which libgit2 does not read"
    case .extension(let key): "\(key), which libgit2 does not know"
    case .formatVersion: "a repository format newer than libgit2 knows"
    case .index("link"): "a split index, which Registrar does not read"
    case .index("sdir"): "a sparse index, which Registrar does not read"
    case .index(let code): "an index with '\(code)', which Registrar does not read"
    }
  }

  fileprivate var remedy: String {
    switch self {
    case .objectFormat: "use a repository with SHA-1 object ids"
    case .worktreeConfig:
      "move what config.worktree holds to config, "
        + "then `git config --unset extensions.worktreeConfig`"
    case .extension(let key): "if nothing needs it: git config --unset \(key)"
    case .formatVersion: "use a newer libgit2"
    case .index("link"): "run `git update-index --no-split-index`"
    case .index("sdir"): "run `git sparse-checkout reapply --no-sparse-index`"
    case .index: "run `git reset` to write a plain index"
    }
  }
}

extension RefName.Flaw {
  fileprivate var phrase: String {
    switch self {
    case .notFull: "it does not begin with 'refs/'"
    case .emptyComponent: "a part between slashes is missing"
    case .leadingDot: "a part begins with '.'"
    case .lockSuffix: "a part ends with '.lock'"
    case .doubleDot: "it holds '..'"
    case .trailingDot: "it ends with '.'"
    case .reflogSelector: "it holds '@{'"
    case .forbidden(let scalar): "it holds \(scalar.name)"
    case .unusableBranch: "a branch cannot be called so"
    }
  }
}

extension TreePath.Flaw {
  fileprivate var phrase: String {
    switch self {
    case .emptyComponent: "a part between slashes is missing"
    case .dotComponent: "it holds '.' or '..'"
    case .gitDirectory: "it leads into '.git'"
    case .nul: "it holds a NUL"
    case .backslash: "it holds a backslash"
    case .notUTF8: "it is not UTF-8"
    }
  }
}

extension Signature.Flaw {
  fileprivate var phrase: String {
    switch self {
    case .emptyName: "the name is empty"
    case .separator: "it holds '<', '>', a line feed or a NUL"
    case .negativeTime: "the time is before 1970"
    case .offsetOutOfRange: "the offset is a day or more"
    case .nulInMessage: "the message holds a NUL"
    }
  }
}

extension Unicode.Scalar {
  /// The character in quotation marks, or its number when it cannot be seen.
  fileprivate var name: String {
    if value > 0x20, value != 0x7F { return "'\(self)'" }
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
