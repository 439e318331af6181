import Documents
package import Findings
import Git

extension RuleDescriptor {
  /// RG3003.
  package static let selfApproval = RuleDescriptor(
    3003, "self-approval", .error, "Whoever wrote a version does not approve it.",
    why: """
      Two people see more than one, and an approval by the author says nothing that the version did not \
      say (separation of duties). All who wrote commits that touch the version's file count as its \
      authors. Let someone else approve it.
      """,
    example: .words(
      fails: "Ada adds version 2.1.0, and an approval of it by person:ada",
      passes: "Ada adds version 2.1.0, and Bob an approval by person:bob"))
}

extension ChangeRule {
  /// RG3003: an approval that a change adds is by none of the authors of its version.
  package static let selfApproval = ChangeRule(.selfApproval) { change in
    let people = PersonDirectory(change.base, change.head)
    return change.documents.compactMap { _, old, new -> Finding? in
      guard old == nil, let new, case .approval(let model, let version, _) = new.ref,
        new.text("decision") == "approved", let node = new.root["approver"],
        let approver = node.string
      else { return nil }
      let authors = change.versionAuthors[.version(model, version)] ?? []
      guard authors.contains(where: { people.person(email: $0.email)?.description == approver })
      else { return nil }
      return Finding(
        .selfApproval, at: new.location(of: node),
        "'\(approver)' approves \(EntityRef.version(model, version)) and wrote it too",
        remedy: "let someone approve it who did not write it")
    }
  }
}
