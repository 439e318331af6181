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
  package static let duplicateIdentifier = SnapshotRule(
    .duplicateIdentifier, paths: duplicatePaths,
    documents: { duplicateEnvironments($0.snapshot) })

  private static func duplicatePaths(_ paths: [String]) -> [Finding] {
    // Most registries have no two paths that fold alike, and then nothing need be known of them.
    var seen: Set<Int> = []
    guard !paths.allSatisfy({ seen.insert(foldedHash($0)).inserted }) else { return [] }
    var first: [String: (ref: EntityRef, path: String)] = [:]
    return paths.compactMap { path in
      guard let ref = RegistryPath.ref(at: path) else { return nil }
      let folded = fold(path)
      guard let other = first[folded] else {
        first[folded] = (ref, path)
        return nil
      }
      return Finding(
        .duplicateIdentifier, at: Finding.Location(path: path),
        "'\(ref)' cannot be told from '\(other.ref)'",
        remedy: "rename one of them; the other is \(other.path)")
    }
  }

  /// Equal for texts that fold to the same; identifiers are ASCII, so that folding those bytes is enough.
  private static func foldedHash(_ text: String) -> Int {
    var hasher = Hasher()
    for byte in text.utf8 {
      let isUpper = byte &- UInt8(ascii: "A") < 26
      hasher.combine(isUpper ? byte | 0x20 : byte == 0x5F ? 0x2D : byte)
    }
    return hasher.finalize()
  }

  private static func fold(_ text: String) -> String {
    String(decoding: text.lowercased().utf8.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
  }

  private static func duplicateEnvironments(_ snapshot: Snapshot) -> [Finding] {
    // Of a part that holds no registry.yaml nothing is told.
    guard let registry = snapshot.all(.registry).first else { return [] }
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
