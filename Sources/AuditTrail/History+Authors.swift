package import Git
import Registry

/// Who wrote single files, over the whole history.
extension History {
  /// The authors of all commits that made each of `paths` what none of their parents had there, without
  /// repeats; merges that take a side count for nobody.
  ///
  /// - Parameter paths: below the repository.
  package func authors(of paths: [TreePath]) throws -> [TreePath: [Signature]] {
    let repository = location.repository
    var known: [ObjectID: [ObjectID?]] = [:]
    func blobs(in commit: Commit) throws -> [ObjectID?] {
      if let blobs = known.removeValue(forKey: commit.id) { return blobs }
      return try paths.map { try repository.entry(at: $0, in: commit.tree)?.id }
    }
    var authors: [TreePath: [Signature]] = [:]
    try forEachCommit { commit in
      let mine = try blobs(in: commit)
      let parents = try commit.parents.map { id in
        let parent = try repository.commit(id)
        let blobs = try blobs(in: parent)
        // A parent comes after all of its children: what is kept is asked for again.
        known[id] = blobs
        return blobs
      }
      for (index, path) in paths.enumerated() {
        guard let blob = mine[index], !parents.contains(where: { $0[index] == blob }) else {
          continue
        }
        if authors[path]?.contains(where: { $0.email == commit.author.email }) != true {
          authors[path, default: []].append(commit.author)
        }
      }
      return true
    }
    return authors
  }
}
