import Documents
package import Registry

/// What an approver decides on a version or a waiver.
package struct Decision: Sendable {
  /// Who decides, a reference of a person.
  package let approver: EntityRef
  /// Approved, else rejected.
  package let isApproved: Bool
  /// Why.
  package let reason: String?
  /// The last day on which it counts, `2027-06-30`.
  package let expires: String?
  /// The review at a forge by which it was made.
  package let review: ForgeReview?

  /// Makes a decision.
  package init(
    approver: EntityRef, isApproved: Bool, reason: String?, expires: String?,
    review: ForgeReview? = nil
  ) {
    self.approver = approver
    self.isApproved = isApproved
    self.reason = reason
    self.expires = expires
    self.review = review
  }

  /// The approver's id.
  ///
  /// - Throws: `WorkflowError.invalidArgument` for anyone but a person.
  func person() throws(WorkflowError) -> Identifier {
    if case .person(let person) = approver { return person }
    throw .invalidArgument(
      name: "approver", value: approver.description, reason: "only a person approves",
      remedy: "write person:NAME")
  }

  /// The fields of an approval of `subject`, bound to its present content.
  func fields(on subject: Entity, schemas: SchemaSet) -> JSONValue {
    var fields: JSONValue = [
      "subjectDigest": .string(ContentDigest.ofSubject(subject, schemas: schemas)),
      "decision": .string(isApproved ? "approved" : "rejected"),
      "approver": .string(approver.description),
    ]
    if let reason { fields["reason"] = .string(reason) }
    if let expires { fields["expires"] = .string(expires) }
    if let review { fields["via"] = review.fields }
    return fields
  }
}
