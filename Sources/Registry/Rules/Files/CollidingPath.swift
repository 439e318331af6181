package import Findings

extension RuleDescriptor {
  /// RG1204.
  package static let collidingPath = RuleDescriptor(
    1204, "colliding-path", .error, "No two files or folders have names that differ in case only.",
    why: """
      Where a file system takes both for one, as on Windows and macOS, a clone has only one of them, and \
      git shows the other as changed for ever. Rename one of them.
      """,
    example: .files(
      fails: [
        RuleExample.File("docs/cards/a.md", "x\n"), RuleExample.File("docs/Cards/b.md", "x\n"),
      ],
      passes: [
        RuleExample.File("docs/cards/a.md", "x\n"), RuleExample.File("docs/cards/b.md", "x\n"),
      ]))
}

extension SnapshotRule {
  /// RG1204: paths stay distinct when case is folded, those of folders too.
  package static let collidingPath = SnapshotRule(
    .collidingPath,
    paths: { paths in
      guard foldAlike(paths) else { return [] }
      // Documents are told apart by RG1302, which folds more.
      let documents = Set(paths.filter { RegistryPath.ref(at: $0) != nil })
      var spelling: [String: (name: Substring, path: String)] = [:]
      var seen: Set<Substring> = []
      // A document in its place is there rightly: the finding is about what stands beside it.
      let inOrder = paths.filter(documents.contains) + paths.filter { !documents.contains($0) }
      return inOrder.compactMap { path in
        var finding: Finding?
        for name in prefixes(of: path) where seen.insert(name).inserted {
          let first = spelling[name.lowercased()] ?? (name, path)
          spelling[name.lowercased()] = first
          let areDocuments = documents.contains(path) && documents.contains(first.path)
          guard first.name != name, !(areDocuments && name.count == path.count), finding == nil
          else { continue }
          finding = Finding(
            .collidingPath, at: Finding.Location(path: path),
            "'\(name)' differs from '\(first.name)' in case only", remedy: "rename one of them")
        }
        return finding
      }
    })

  /// Whether two of the files and folders may fold to one name: where not, there is nothing to look for.
  private static func foldAlike(_ paths: [String]) -> Bool {
    var seen: Set<Int> = []
    return zip([""] + paths, paths).contains { previous, path in
      let slash = UInt8(ascii: "/")
      // Folding letters beyond ASCII moves bytes, and keeps slashes.
      var known = path.utf8.prefix(previous.sharedFolders(with: path)).count { $0 == slash }
      let isPlain = path.utf8.allSatisfy { $0 < 0x80 }
      var hasher = Hasher()
      for byte in (isPlain ? path : path.lowercased()).utf8 {
        // Where a new folder ends, and with the path itself, a name ends that was not there before.
        if byte == slash {
          known -= 1
          if known < 0, !seen.insert(hasher.finalize()).inserted { return true }
        }
        hasher.combine(byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte)
      }
      return !seen.insert(hasher.finalize()).inserted
    }
  }

  /// The folders on a path, outermost first, and the path itself.
  private static func prefixes(of path: String) -> [Substring] {
    path.indices.filter { path[$0] == "/" }.map { path[..<$0] } + [path[...]]
  }
}
