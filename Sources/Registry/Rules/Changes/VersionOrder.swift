import Documents
package import Findings

extension RuleDescriptor {
  /// RG4005.
  package static let versionOrder = RuleDescriptor(
    4005, "version-order", .error,
    "A version that is released is higher than those released before in its line.",
    why: """
      Whoever takes the highest 2.1 expects the newest of that line (Semantic Versioning 2.0.0, clause 11). \
      Number the version above the last of its line, the major and minor number, or begin a new line.
      """,
    example: .files(
      before: [
        .version("1.2.4")
      ],
      fails: [
        .version("«1.2.3»")
      ],
      passes: [
        .version("1.2.5")
      ]))
}

extension ChangeRule {
  /// RG4005: a version that a change releases comes after its line's last.
  package static let versionOrder = ChangeRule(.versionOrder) { change in
    change.documents.compactMap { path, old, new -> Finding? in
      guard let new, case .version(let model, let number) = new.ref, leftDraft(new),
        old.map(leftDraft) != true
      else { return nil }
      let line = change.base.versions(of: model).filter { entity in
        entity.ref.version?.line == number.line && leftDraft(entity)
      }
      guard let last = line.compactMap(\.ref.version).max(), number < last else { return nil }
      return Finding(
        .versionOrder, at: new.location(of: new.root["version"] ?? new.root),
        "\(new.ref) is lower than \(last), which its line has already",
        remedy: "release it as a version above \(last)")
    }
  }

  /// Whether it is released, or was: a version added as deprecated may be released later.
  private static func leftDraft(_ version: Entity) -> Bool { version.text("status") != "draft" }
}
