import Foundation
import Git

extension CommitHooks {
  /// How a branch is moved where a hook `reference-transaction` is to be heard; nil where none is.
  var move: Repository.ReferenceMove? {
    guard folder.runs("reference-transaction") else { return nil }
    return { (name, id, expected, reflog, identity) throws(GitError) in
      try self.move(name, to: id, expecting: expected, reflog, identity)
    }
  }

  /// Moves a branch by `git update-ref`, which asks the hook before and tells it after.
  ///
  /// - Throws: `GitError.referenceMoved`, `.referenceLocked`, `.referenceRefused` with what the hook said.
  private func move(
    _ name: RefName, to id: ObjectID, expecting expected: ObjectID?, _ reflog: String,
    _ identity: Signature
  ) throws(GitError) {
    let result: (status: Int32, words: String)
    do {
      result = try git.operate(
        [
          "update-ref", "--create-reflog", "-m", reflog, "--", name.description, id.description,
          expected?.description ?? String(repeating: "0", count: 40),
        ],
        environment: [
          "GIT_COMMITTER_NAME": identity.name, "GIT_COMMITTER_EMAIL": identity.email,
          "GIT_COMMITTER_DATE": "@\(identity.seconds) \(identity.zone)",
        ])
    } catch let error as GitError {
      throw error
    } catch {
      throw .referenceRefused(name, words: "git, which runs its hooks, cannot be run")
    }
    if result.status == 0 { return }
    let actual = try repository.target(of: name)
    if actual != expected {
      throw .referenceMoved(name, expected: expected, actual: actual)
    }
    if let lock = Self.lock(in: result.words) {
      throw .referenceLocked(name, lockPath: lock)
    }
    throw .referenceRefused(name, words: result.words)
  }

  /// The lock file that git found: that of the branch, of HEAD, or of all packed references.
  private static func lock(in words: String) -> String? {
    guard let start = words.range(of: "Unable to create '"),
      let end = words.range(of: ".lock': File exists", range: start.upperBound..<words.endIndex)
    else { return nil }
    return words[start.upperBound..<end.lowerBound] + ".lock"
  }
}
