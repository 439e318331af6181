package import Findings

extension RuleDescriptor {
  /// RG1202.
  package static let longPath = RuleDescriptor(
    1202, "long-path", .error, "No path is longer than 200 characters.",
    why: """
      Windows stops at 260 characters for the whole path, the folder of the clone included, and git \
      there checks such files out only after a setting. Choose shorter names.
      """,
    example: .files(
      fails: [
        RuleExample.File(
          "docs/" + String(repeating: "scorer-of-loans/", count: 13) + "notes.txt", "x\n")
      ],
      passes: [RuleExample.File("docs/notes.txt", "x\n")]))
}

extension SnapshotRule {
  /// RG1202: paths that every system can check out.
  package static let longPath = SnapshotRule(
    .longPath,
    paths: { paths in
      paths.compactMap { path in
        // No text has more characters than bytes.
        guard path.utf8.count > longestPath else { return nil }
        let length = path.unicodeScalars.count
        guard length > longestPath else { return nil }
        return Finding(
          .longPath, at: Finding.Location(path: path),
          "the path has \(length) characters; \(longestPath) are safe everywhere",
          remedy: "shorten the names in it")
      }
    })

  private static let longestPath = 200
}
