import Documents
package import Findings

extension RuleDescriptor {
  /// RG1303.
  package static let sharedAddress = RuleDescriptor(
    1303, "shared-address", .error,
    "No two people have an address, a principal or a login in common.",
    why: """
      By these it is told who wrote a commit, who signed it and who approves. Where two people claim one, \
      the work of one counts as that of the other, and whoever adds a person could take somebody's place.
      """,
    example: .files(
      fails: [
        .person("ada", more: "emails:\n  - ada@fernwood.example\n"),
        .person("bob", more: "emails:\n  - «Ada@fernwood.example»\n"),
      ],
      passes: [
        .person("ada", more: "emails:\n  - ada@fernwood.example\n"),
        .person("bob", more: "emails:\n  - bob@fernwood.example\n"),
      ]))
}

extension SnapshotRule {
  /// RG1303: what identifies a person, case folded, identifies nobody else.
  package static let sharedAddress = SnapshotRule(.sharedAddress) { subject in
    var owners: [PersonDirectory.Name: EntityRef] = [:]
    return subject.snapshot.all(.person).flatMap { person in
      PersonDirectory.claims(of: person).compactMap { claim, node -> Finding? in
        guard let owner = owners[claim], owner != person.ref else {
          owners[claim] = person.ref
          return nil
        }
        // The words name nobody: with one of three gone it is the same finding.
        return Finding(
          .sharedAddress, at: person.location(of: node),
          "'\(node.string ?? "")' identifies another person as well",
          remedy: "leave it to '\(owner)', or to whose it is, or make one person of the two")
      }
    }
  }
}
