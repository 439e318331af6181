import Documents
package import Registry

extension Operation {
  /// Plans that a version, deployment, model or evaluation no longer stands, and stays on record.
  package static func withdraw(
    _ entity: Entity, reason: String?, in context: Writer.Context
  ) throws -> Plan {
    switch entity.ref {
    case .version:
      return try set(
        entity, [Assignment(path: "status", effect: .setValue("withdrawn"))], in: context,
        body: reason)
    case .deployment:
      var assignments = [Assignment(path: "status", effect: .setValue("retired"))]
      if let reason {
        assignments.append(Assignment(path: "reason", effect: .setValue(.string(reason))))
      }
      return try set(entity, assignments, in: context)
    case .model:
      return try set(
        entity, [Assignment(path: "lifecycle", effect: .setValue("archived"))], in: context,
        body: reason)
    case .evaluation(let model, let version, let id):
      var fields: JSONValue = [
        "purpose": .optional(entity.text("purpose")),
        "evaluatedAt": .string(context.moment.description),
        "retracts": .string(id.text),
      ]
      if let reason { fields["notes"] = .string(reason) }
      return try addEvaluation(
        of: model, version, fields, label: "retraction", in: context)
    case .approval(let model, let version, _):
      // It is on record, and the last word of an approver counts.
      throw WorkflowError.notApplicable(
        entity.ref, operation: "withdraw",
        remedy:
          "decide anew: 'registrar add approval \(model)@\(version) --for ENVIRONMENT --reject "
          + "--reason TEXT'")
    default:
      throw WorkflowError.notApplicable(
        entity.ref, operation: "withdraw",
        remedy: "run 'registrar remove \(entity.ref)', or 'registrar set' to change its state")
    }
  }
}
