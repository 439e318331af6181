package import Findings

extension RuleDescriptor {
  /// RG1203.
  package static let unportableName = RuleDescriptor(
    1203, "unportable-name", .error, "Every name of a file or folder can exist on every system.",
    why: """
      Windows reserves names such as CON and LPT1, with any extension, and refuses names that end in a \
      dot or a space or hold one of < > : " \\ | ? * or a control character: a clone there fails as a \
      whole. Rename the file.
      """,
    example: .files(
      fails: [RuleExample.File("docs/aux.md", "x\n")],
      passes: [RuleExample.File("docs/auxiliary.md", "x\n")]))
}

extension SnapshotRule {
  /// RG1203: names that Windows can check out.
  package static let unportableName = SnapshotRule(.unportableName) { subject in
    // Names of folders come again and again.
    var sound: Set<Substring> = []
    return subject.snapshot.paths.compactMap { path in
      for name in path.split(separator: "/") where !sound.contains(name) {
        guard let reason = flaw(of: name) else {
          sound.insert(name)
          continue
        }
        return Finding(
          .unportableName, at: Finding.Location(path: path),
          "'\(name)' \(reason), so that Windows cannot check it out", remedy: "rename it")
      }
      return nil
    }
  }

  private static func flaw(of name: Substring) -> String? {
    let stem = name.prefix { $0 != "." }.lowercased()
    if Identifier.isDeviceName(stem) { return "is the name of a device" }
    if name.hasSuffix(".") { return "ends in a dot" }
    if name.hasSuffix(" ") { return "ends in a space" }
    let refused = name.unicodeScalars.first { scalar in
      scalar.value < 0x20 || "<>:\"\\|?*".unicodeScalars.contains(scalar)
    }
    guard let refused else { return nil }
    return refused.value < 0x20 ? "holds a control character" : "holds '\(refused)'"
  }
}
