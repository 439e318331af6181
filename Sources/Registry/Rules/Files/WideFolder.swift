package import Findings

extension RuleDescriptor {
  /// RG2402.
  package static let wideFolder = RuleDescriptor(
    2402, "wide-folder", .warning, "No folder has more than 1,000 entries.",
    why: """
      Every commit writes the whole list of a folder that it changes, and forges recommend at most 3,000 \
      entries. Beyond 1,000 this warns, beyond 3,000 it is an error unless registry.yaml sets the \
      severity. Group models by namespace: 'credit/scorer' instead of 'scorer'.
      """,
    example: .words(
      fails: "1,001 models side by side in models/",
      passes: "models in namespaces: models/credit/scorer/, models/fraud/detector/"))

  /// Entries beyond which a folder is warned about.
  package static let wideFolderEntries = 1_000
  /// Entries beyond which it is an error.
  package static let widestFolderEntries = 3_000
}

extension SnapshotRule {
  /// RG2402: folders stay small enough to be written with every commit.
  package static let wideFolder = SnapshotRule(
    .wideFolder,
    paths: { paths in
      let wide = entries(paths).filter { $0.value > RuleDescriptor.wideFolderEntries }
      return wide.sorted { $0.key < $1.key }.map { folder, count in
        // The words name the bound and no count: with other entries it is the same finding.
        let isWidest = count > RuleDescriptor.widestFolderEntries
        let bound = isWidest ? RuleDescriptor.widestFolderEntries : RuleDescriptor.wideFolderEntries
        var finding = Finding(
          .wideFolder, at: Finding.Location(path: folder),
          "the folder has more than \(bound) entries, so that every commit is slow",
          remedy: "group what is in it by namespaces")
        if isWidest { finding.severity = .error }
        return finding
      }
    })

  /// How many files and folders each folder holds, the registry's own left out.
  ///
  /// - Parameter paths: in order of their bytes, so that what lies in a folder comes in one run.
  private static func entries(_ paths: [String]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for (previous, path) in zip([""] + paths, paths) {
      let known = previous.sharedFolders(with: path)
      var rest = path[...]
      while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
        rest = rest[..<slash]
        counts[String(rest), default: 0] += 1
        // This folder, and whatever lies above it, was counted with the path before.
        if rest.utf8.count < known { break }
      }
    }
    return counts
  }
}
