import Documents
package import Findings

extension RuleDescriptor {
  /// RG2301.
  package static let absentOwner = RuleDescriptor(
    2301, "absent-owner", .warning,
    "Somebody who is still there answers for every model and system.",
    why: """
      A model whose owner left, or whose owner team has no member left, has nobody to ask. Name another \
      owner, or archive the model. Archived models are left alone.
      """,
    example: .files(
      before: [
        .team("lending", members: "person:bob")
      ],
      fails: [
        .person("ada", status: "left", more: "until: 2026-09-30\n"),
        .model(owner: "«team:risk»"),
      ],
      passes: [
        .person("ada", status: "left", more: "until: 2026-09-30\n"),
        .model(owner: "team:lending"),
      ]))
}

extension SnapshotRule {
  /// RG2301: an owner is a person who is there, or a team with one in it.
  package static let absentOwner = SnapshotRule(.absentOwner) { subject in
    let snapshot = subject.snapshot
    return (snapshot.all(.model) + snapshot.all(.system)).compactMap { entity in
      guard entity.text("lifecycle") != "archived", let node = entity.root["owner"],
        let name = node.string, case .exact(let ref)? = try? ReferenceText(name),
        let owner = snapshot[ref], let reason = absence(of: owner, in: snapshot, subject.today)
      else { return nil }
      return Finding(
        .absentOwner, at: entity.location(of: node),
        "\(entity.ref) belongs to '\(name)', \(reason)",
        remedy: "run 'registrar set \(entity.ref) owner=team:NAME'")
    }
  }

  private static func absence(
    of owner: Entity, in snapshot: Snapshot, _ today: CalendarDate
  ) -> String? {
    if owner.kind == .person { return owner.hasLeft(by: today) ? "who left" : nil }
    let isThere = owner.members.contains { name in
      // A name that leads nowhere is a finding of its own, and says nothing about who left.
      guard case .exact(let ref)? = try? ReferenceText(name), let person = snapshot[ref] else {
        return true
      }
      return !person.hasLeft(by: today)
    }
    return isThere ? nil : "in which nobody is left"
  }
}
