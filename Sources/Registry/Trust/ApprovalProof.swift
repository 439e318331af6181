package import Documents

/// What proves where an approval comes from, of the ways that registry.yaml may accept.
package enum ApprovalProof: String, CaseIterable {
  /// The approver signed the approval itself.
  case signature
  /// The approver wrote the commit that adds it.
  case author
  /// It records a review at a forge.
  case forge

  /// What `registry` accepts; all where it says nothing.
  package static func accepted(by registry: Entity?) -> Set<ApprovalProof> {
    guard let names = registry?.root["trust"]?["accepts"]?.elements.compactMap(\.string),
      !names.isEmpty
    else { return Set(allCases) }
    return Set(names.compactMap(ApprovalProof.init(rawValue:)))
  }

  /// The canonical content that an approval's own signature is over: RFC 8785, without the signature.
  package static func signedContent(_ approval: JSONValue) -> [UInt8] {
    CanonicalJSON.bytes(.object(approval.members.filter { $0.key != "signature" }))
  }
}

extension Entity {
  /// What an approval's own signature is worth by the keys of `authority`; nil where it carries none.
  ///
  /// - Parameter seconds: when it was made; nil takes a key at any time, since an approval that counted goes
  ///   on counting when its key has expired.
  func approvalStanding(under authority: Snapshot, at seconds: Int64?) -> SignatureStanding? {
    guard let armored = text("signature") else { return nil }
    return SignatureStanding(
      of: Array(armored.utf8), over: ApprovalProof.signedContent(root.value),
      namespace: SignatureStanding.ofApprovals, by: authority.signers,
      among: authority.people.signers, at: seconds)
  }

  /// Whether one of `names`, by which an approval is signed, is the approver's by the first of the two that knows them.
  func isSigned(asOneOf names: [String], in authority: Snapshot, _ snapshot: Snapshot) -> Bool {
    names.contains { name in
      // Whom the authority knows gets no more names from elsewhere.
      let signer =
        authority.people.person(signingAs: name)
        ?? snapshot.people.person(signingAs: name).flatMap { authority[$0] == nil ? $0 : nil }
      return signer.map { $0.description == text("approver") } ?? false
    }
  }
}
