import Documents
package import Findings

extension RuleDescriptor {
  /// RG3004.
  package static let foreignReview = RuleDescriptor(
    3004, "foreign-review", .error,
    "An approval that records a review is by the person whose login made the review.",
    why: """
      'via' is the evidence for an approval: a review at a forge. Where the account that reviewed is not \
      the approver's, the approval is somebody else's word. The person's 'logins' say whose account it is; \
      an approver without a login there is a warning. A change cannot rename the accounts of people whom \
      its base knows.
      """,
    example: .files(
      before: [
        .person("bob", more: "logins:\n  github: bob-b\n")
      ],
      fails: [
        .approval(reviewedBy: "«ada-byron»")
      ],
      passes: [
        .approval(reviewedBy: "Bob-B")
      ]))
}

extension SnapshotRule {
  /// RG3004: the login of a review is one of the approver's, by the authority for people whom it knows.
  package static let foreignReview = SnapshotRule(.foreignReview) { judged in
    judged.snapshot.all(.approval).compactMap { approval -> Finding? in
      guard let forge = approval.root["via"]?["forge"]?.string,
        let node = approval.root["via"]?["login"], let login = node.string,
        let approver = approval.text("approver"),
        case .exact(let ref)? = try? ReferenceText(approver),
        let person = judged.authority[ref] ?? judged.snapshot[ref]
      else { return nil }
      // Forges take logins without regard to case.
      guard let own = person.root["logins"]?[forge]?.string else {
        var finding = Finding(
          .foreignReview, at: approval.location(of: node),
          "'\(approver)' has no login at \(forge) that could be '\(login)'",
          remedy: "if it is theirs, say so first: 'registrar set \(approver) logins.\(forge)=LOGIN'"
        )
        finding.severity = .warning
        return finding
      }
      guard own.lowercased() != login.lowercased() else { return nil }
      return Finding(
        .foreignReview, at: approval.location(of: node),
        "the review is by '\(login)', and '\(approver)' is '\(own)' at \(forge)",
        remedy: "name as approver who made the review")
    }
  }
}
