import Documents
package import Registry

extension Operation {
  /// Makes the signature of an approver over the content of an approval, armoured.
  package typealias ApprovalSigning = ([UInt8]) throws -> [UInt8]

  /// Plans a decision on a version for an environment, bound to the version's present content.
  ///
  /// - Parameter signing: signs it by the approver's own key; nil leaves it unsigned.
  package static func addApproval(
    of version: Entity, for environment: String, _ decision: Decision, in context: Writer.Context,
    signing: ApprovalSigning? = nil
  ) throws -> Plan {
    guard case .version(let model, let number) = version.ref else {
      throw WorkflowError.notApplicable(
        version.ref, operation: "approve", remedy: "name a version, like \(version.ref)@1.0.0")
    }
    try requireEnvironment(environment, in: context.snapshot)
    let ref = try unused(by: decision, in: context) { .approval(model, number, $0) }
    var fields = decision.fields(on: version, schemas: context.snapshot.schemas)
    fields["subject"] = ["environment": .string(environment)]
    return try add(ref, fields, in: context) { try sign(&$0, by: signing) }
  }

  /// Plans an approval or rejection of a waiver.
  package static func addWaiverApproval(
    of waiver: Entity, _ decision: Decision, in context: Writer.Context,
    signing: ApprovalSigning? = nil
  ) throws -> Plan {
    guard case .waiver(let name) = waiver.ref else {
      throw WorkflowError.notApplicable(
        waiver.ref, operation: "approve", remedy: "name a waiver, like waiver:NAME")
    }
    let ref = try unused(by: decision, in: context) { .waiverApproval(waiver: name, $0) }
    let fields = decision.fields(on: waiver, schemas: context.snapshot.schemas)
    return try add(ref, fields, in: context) { try sign(&$0, by: signing) }
  }

  private static func sign(_ approval: inout JSONValue, by signing: ApprovalSigning?) throws {
    guard let signing else { return }
    let signature = try signing(ApprovalProof.signedContent(approval))
    approval["signature"] = .string(String(decoding: signature, as: UTF8.self))
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
