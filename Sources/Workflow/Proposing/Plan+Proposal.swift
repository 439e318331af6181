import Git
import Registry

extension Plan {
  /// Whether `commit` is `base` with this change and nothing else, so that its tree is the one that
  /// carrying out the plan there makes. Nothing is written to find that out.
  func isMade(
    by commit: ObjectID, on base: ObjectID, at location: RegistryLocation
  ) throws -> Bool {
    let repository = location.repository
    let made = try repository.commit(commit)
    guard made.parents == [base] else { return false }
    var blobs = try blobs(at: location)
    let start = try repository.commit(base).tree
    for difference in try repository.treeDifference(from: start, to: made.tree) {
      guard let path = difference.path, let blob = blobs.removeValue(forKey: path),
        difference.new?.id == blob, difference.new.map({ $0.mode == .regular }) ?? true
      else { return false }
    }
    // What does not differ must be as planned already.
    return try blobs.allSatisfy { path, blob in
      let entry = try repository.entry(at: path, in: start)
      return entry?.id == blob && entry.map { $0.mode == .regular } ?? true
    }
  }

  /// What every path of the plan is to hold; nil for what goes.
  private func blobs(at location: RegistryLocation) throws -> [TreePath: ObjectID?] {
    var blobs: [TreePath: ObjectID?] = [:]
    for (path, content) in changes {
      blobs.updateValue(
        try content.map(Repository.blobID), forKey: try location.repositoryPath(path))
    }
    for (path, content) in repositoryFiles {
      blobs.updateValue(try Repository.blobID(of: content), forKey: try TreePath(path))
    }
    return blobs
  }
}
