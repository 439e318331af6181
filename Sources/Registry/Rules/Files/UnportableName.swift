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
  package static let unportableName = SnapshotRule(
    .unportableName,
    paths: { paths in
      // Names of folders come again and again.
      var last: (path: String, isSound: Bool) = ("", true)
      return paths.compactMap { path in
        let known = last.isSound ? last.path.sharedFolders(with: path) : 0
        last = (path, true)
        let names = path.utf8.dropFirst(known).split(separator: UInt8(ascii: "/"))
        for name in names.lazy.filter({ !isPlain($0) }).map(Substring.init) {
          guard let reason = flaw(of: name) else { continue }
          last.isSound = false
          return Finding(
            .unportableName, at: Finding.Location(path: path),
            "'\(name)' \(reason), so that Windows cannot check it out", remedy: "rename it")
        }
        return nil
      }
    })

  /// Whether a look at the bytes shows that nothing is wrong with a name: letters, digits, `-`, `_` and dots
  /// within, and too long or short for a device.
  private static func isPlain(_ name: Substring.UTF8View) -> Bool {
    var stem: Int?
    for (offset, byte) in name.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        continue
      case UInt8(ascii: "."): stem = stem ?? offset
      default: return false
      }
    }
    return name.last != UInt8(ascii: ".")
      && !Identifier.deviceLengths.contains(stem ?? name.count)
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
