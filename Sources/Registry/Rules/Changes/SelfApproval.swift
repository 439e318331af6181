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
      authors. Let someone else approve it. An author whom people/ does not know may be the approver: \
      that is a warning.
      """,
    example: .words(
      fails: "Ada adds version 2.1.0, and an approval of it by person:ada",
      passes: "Ada adds version 2.1.0, and Bob an approval by person:bob"))
}

extension ChangeRule {
  /// RG3003: an approval that a change adds is by none of the authors of its version.
  package static let selfApproval = ChangeRule(.selfApproval) { change in
    let people = change.people
    return change.documents.compactMap { _, old, new -> Finding? in
      guard old == nil, let new, case .approval(let model, let version, _) = new.ref,
        new.text("decision") == "approved", let node = new.root["approver"],
        let approver = node.string
      else { return nil }
      let subject = EntityRef.version(model, version)
      let authors = change.versionAuthors[subject] ?? []
      let known = authors.compactMap { people.person(email: $0.email)?.description }
      if known.contains(approver) {
        return Finding(
          .selfApproval, at: new.location(of: node),
          "'\(approver)' approves \(subject) and wrote it too",
          remedy: "let someone approve it who did not write it")
      }
      guard let stranger = authors.first(where: { people.person(email: $0.email) == nil }) else {
        return nil
      }
      var finding = Finding(
        .selfApproval, at: new.location(of: node),
        "'\(approver)' approves \(subject), which '\(stranger.name)' wrote, whom people/ does not know",
        remedy: "add the address to the person whose it is, so that one can tell them apart")
      finding.severity = .warning
      return finding
    }
  }
}
