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
    var owners: [String: EntityRef] = [:]
    return subject.snapshot.all(.person).flatMap { person in
      claims(of: person).compactMap { claim, node -> Finding? in
        guard let owner = owners[claim], owner != person.ref else {
          owners[claim] = person.ref
          return nil
        }
        return Finding(
          .sharedAddress, at: person.location(of: node),
          "'\(node.string ?? "")' is claimed by '\(owner)' too",
          remedy: "leave it to the one whose it is, or make one person of the two")
      }
    }
  }

  /// What identifies `person`, folded, and where it says so. Addresses and principals are looked up alike.
  private static func claims(of person: Entity) -> [(String, Node)] {
    let addresses = ["emails", "principals"].flatMap { person.root[$0]?.elements.map { $0 } ?? [] }
    let logins = (person.root["logins"]?.members.map { $0 } ?? []).map { login in
      ("\(login.name) \(login.value.string?.lowercased() ?? "")", login.value)
    }
    return addresses.compactMap { node in node.string.map { ($0.lowercased(), node) } } + logins
  }
}
