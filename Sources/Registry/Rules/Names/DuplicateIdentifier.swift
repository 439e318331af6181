import Documents
package import Findings

extension RuleDescriptor {
  /// RG1302.
  package static let duplicateIdentifier =
    RuleDescriptor(
      1302, "duplicate-identifier", .error, "No two documents have names that fold to the same.",
      why: """
        'fraud-detector' and 'fraud_detector', or names that differ in case only, are one file on some \
        systems and one name to most readers. The same holds for environments in registry.yaml.
        """,
      example: .files(
        fails: [
          .version("2.0.0-rc.1"),
          .version("2.0.0-RC.1"),
        ],
        passes: [
          .version("2.0.0-rc.1"),
          .version("2.0.0-rc.2"),
        ]))
}

extension SnapshotRule {
  /// RG1302: identifiers stay distinct when case is folded and `-` is read as `_`.
  package static let duplicateIdentifier = SnapshotRule(.duplicateIdentifier) { subject in
    let snapshot = subject.snapshot
    let documents = snapshot.places.sorted { $0.path < $1.path }
    var first: [String: (ref: EntityRef, path: String)] = [:]
    var findings: [Finding] = []
    for document in documents {
      let folded = fold(document.path)
      guard let other = first[folded] else {
        first[folded] = document
        continue
      }
      findings.append(
        Finding(
          .duplicateIdentifier, at: Finding.Location(path: document.path),
          "'\(document.ref)' cannot be told from '\(other.ref)'",
          remedy: "rename one of them; the other is \(other.path)"))
    }
    return findings + duplicateEnvironments(snapshot)
  }

  private static func fold(_ text: String) -> String {
    String(decoding: text.lowercased().utf8.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
  }

  private static func duplicateEnvironments(_ snapshot: Snapshot) -> [Finding] {
    guard let registry = snapshot.registry else { return [] }
    var seen: Set<String> = []
    return registry.root["environments"]?.elements.compactMap { environment -> Finding? in
      guard let name = environment["name"], let text = name.string else { return nil }
      if seen.insert(fold(text)).inserted { return nil }
      return Finding(
        .duplicateIdentifier, at: registry.location(of: name),
        "the environment '\(text)' is declared twice", remedy: "remove one of the two")
    } ?? []
  }
}
