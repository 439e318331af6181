import Documents
package import Registry

extension Operation {
  /// Plans a decision on a version for an environment, bound to the version's present content.
  package static func addApproval(
    of version: Entity, for environment: String, _ decision: Decision, in context: Writer.Context
  ) throws -> Plan {
    guard case .version(let model, let number) = version.ref else {
      throw WorkflowError.notApplicable(
        version.ref, operation: "approve", remedy: "name a version, like \(version.ref)@1.0.0")
    }
    try requireEnvironment(environment, in: context.snapshot)
    let ref = try unused(by: decision, in: context) { .approval(model, number, $0) }
    var fields = decision.fields(on: version, schemas: context.snapshot.schemas)
    fields["subject"] = ["environment": .string(environment)]
    return try add(ref, fields, in: context)
  }

  /// Plans an approval or rejection of a waiver.
  package static func addWaiverApproval(
    of waiver: Entity, _ decision: Decision, in context: Writer.Context
  ) throws -> Plan {
    guard case .waiver(let name) = waiver.ref else {
      throw WorkflowError.notApplicable(
        waiver.ref, operation: "approve", remedy: "name a waiver, like waiver:NAME")
    }
    let ref = try unused(by: decision, in: context) { .waiverApproval(waiver: name, $0) }
    let fields = decision.fields(on: waiver, schemas: context.snapshot.schemas)
    return try add(ref, fields, in: context)
  }

  /// The first of `ada-1`, `ada-2`, … that the approver has not used for this subject.
  private static func unused(
    by decision: Decision, in context: Writer.Context, _ ref: (Identifier) -> EntityRef
  ) throws -> EntityRef {
    let person = try decision.person()
    var count = 1
    while true {
      let candidate = ref(try Identifier("\(person)-\(count)", start: .letterOrDigit))
      if context.snapshot[candidate] == nil { return candidate }
      count += 1
    }
  }
}
