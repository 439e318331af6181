import Documents
package import Findings
import Git

extension RuleDescriptor {
  /// RG3006.
  package static let unprovenApproval = RuleDescriptor(
    3006, "unproven-approval", .error,
    "An approval comes with a proof of who gave it that registry.yaml accepts.",
    why: """
      Anybody can write anybody's name into a file. 'trust.accepts' says what proves that the approver gave \
      an approval: signature, their own signature in it; author, that they wrote the commits that touch it; \
      forge, that it records a review at a forge. Who signs commits without writing them is no author.
      """,
    example: .words(
      fails:
        "Ada commits an approval that names person:bob, and Bob neither signed it nor reviewed at a forge",
      passes: "Bob runs 'registrar add approval', or signs with --sign and Ada commits it"))
}

extension ChangeRule {
  /// RG3006: an approval that the commits of a change add is proven as the base accepts it.
  package static let unprovenApproval = ChangeRule(.unprovenApproval) { change in
    let people = change.people
    let authority = change.authority
    let accepted = ApprovalProof.accepted(by: authority.registry)
    return change.documents.compactMap { path, old, new -> Finding? in
      guard old == nil, let new, new.kind == .approval, let node = new.root["approver"],
        let approver = node.string, let authors = change.authors[path]
      else { return nil }
      if accepted.contains(.signature),
        case .good(_, let names)? = new.approvalStanding(
          under: authority, at: change.moment.seconds),
        new.isSigned(asOneOf: names, in: authority, change.head)
      {
        return nil
      }
      if accepted.contains(.forge), new.root["via"] != nil { return nil }
      // Whoever touched it last may have turned it.
      let isByApprover = authors.allSatisfy {
        people.person(email: $0.email)?.description == approver
      }
      if accepted.contains(.author), isByApprover { return nil }
      let names = authors.map { "'\($0.name)'" }.joined(separator: ", ")
      let ways = accepted.map(\.rawValue).sorted().joined(separator: ", ")
      return Finding(
        .unprovenApproval, at: new.location(of: node),
        isByApprover
          ? "nothing that registry.yaml accepts (\(ways)) proves that '\(approver)' gave this approval"
          : "'\(approver)' did not write the commit of this approval, \(names) did, and nothing else that "
            + "registry.yaml accepts (\(ways)) proves it",
        remedy: accepted.contains(.author)
          ? "let the approver run 'registrar add approval', or sign it with --sign"
          : "let the approver sign it: 'registrar add approval … --sign'")
    }
  }
}
