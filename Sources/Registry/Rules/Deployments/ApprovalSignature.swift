import Documents
package import Findings

extension RuleDescriptor {
  /// RG3005.
  package static let approvalSignature = RuleDescriptor(
    3005, "approval-signature", .error,
    "An approval that is signed is signed by its approver, over what it says.",
    why: """
      The signature is over the approval's canonical content (RFC 8785) without the signature, in the \
      namespace registrar-approval, by a key that trust/allowed_signers lists for the approver, so that it \
      holds whatever way the approval is merged. One that does not hold is worse than none: somebody changed \
      the approval, or signed for another.
      """,
    example: .words(
      fails:
        "an approval by person:ada with a signature by Bob's key, or one whose 'reason' was edited",
      passes: "'registrar add approval … --sign' by Ada, whose key trust/allowed_signers lists"))
}

extension SnapshotRule {
  /// RG3005: signatures of approvals hold, by the keys of the authority.
  package static let approvalSignature = SnapshotRule(.approvalSignature) { judged in
    judged.snapshot.all(.approval).compactMap { approval -> Finding? in
      guard let node = approval.root["signature"],
        let standing = approval.approvalStanding(under: judged.authority, at: nil)
      else { return nil }
      func finding(_ words: String) -> Finding {
        Finding(
          .approvalSignature, at: approval.location(of: node), words,
          remedy: "let the approver decide anew: 'registrar add approval … --sign'")
      }
      let approver = approval.text("approver") ?? ""
      guard case .good(_, let names) = standing else {
        return finding("the approval by '\(approver)' \(standing.summary)")
      }
      if approval.isSigned(asOneOf: names, in: judged.authority, judged.snapshot) { return nil }
      return finding(
        "the approval by '\(approver)' is signed by \(names.joined(separator: ", ")), which is no name of theirs"
      )
    }
  }
}
