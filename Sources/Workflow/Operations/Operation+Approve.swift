import Documents
package import Registry

extension Operation {
  /// Plans a decision on a version for an environment, bound to the version's present content.
  ///
  /// - Parameter approver: a reference of a person.
  package static func addApproval(
    of version: Entity, for environment: String, approver: EntityRef, isApproved: Bool,
    reason: String?, expires: String?, in context: Writer.Context
  ) throws -> Plan {
    guard case .version(let model, let number) = version.ref else {
      throw WorkflowError.notApplicable(
        version.ref, operation: "approve", remedy: "name a version, like \(version.ref)@1.0.0")
    }
    guard case .person(let person) = approver else {
      throw WorkflowError.invalidArgument(
        name: "approver", value: approver.description, reason: "only a person approves",
        remedy: "write person:NAME")
    }
    var fields: JSONValue = [
      "subject": ["environment": .string(environment)],
      "subjectDigest": .string(
        ContentDigest.ofSubject(version, schemas: context.snapshot.schemas)),
      "decision": .string(isApproved ? "approved" : "rejected"),
      "approver": .string(approver.description),
    ]
    if let reason { fields["reason"] = .string(reason) }
    if let expires { fields["expires"] = .string(expires) }
    for count in 1...9999 {
      let id = try Identifier("\(person)-\(count)", start: .letterOrDigit)
      let ref = EntityRef.approval(model, number, id)
      if context.snapshot[ref] == nil { return try add(ref, fields, in: context) }
    }
    throw WorkflowError.alreadyExists(version.ref)
  }

  /// Plans an approval or rejection of a waiver.
  package static func addWaiverApproval(
    of waiver: Entity, approver: EntityRef, isApproved: Bool, reason: String?, expires: String?,
    in context: Writer.Context
  ) throws -> Plan {
    guard case .waiver(let name) = waiver.ref, case .person(let person) = approver else {
      throw WorkflowError.notApplicable(
        waiver.ref, operation: "approve", remedy: "name a waiver, and a person as approver")
    }
    var fields: JSONValue = [
      "subjectDigest": .string(ContentDigest.ofSubject(waiver, schemas: context.snapshot.schemas)),
      "decision": .string(isApproved ? "approved" : "rejected"),
      "approver": .string(approver.description),
    ]
    if let reason { fields["reason"] = .string(reason) }
    if let expires { fields["expires"] = .string(expires) }
    for count in 1...9999 {
      let ref = EntityRef.waiverApproval(
        waiver: name, try Identifier("\(person)-\(count)", start: .letterOrDigit))
      if context.snapshot[ref] == nil { return try add(ref, fields, in: context) }
    }
    throw WorkflowError.alreadyExists(waiver.ref)
  }
}
