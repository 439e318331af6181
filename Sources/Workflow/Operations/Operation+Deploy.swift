import AuditTrail
import Documents
import Git
package import Registry
import YAML

extension Operation {
  /// Plans that `environment` runs `version` from now on.
  ///
  /// The rules decide whether it may: released state, approvals that the environment asks for.
  package static func promote(
    _ version: Entity, to environment: String, name: String = EntityRef.defaultDeploymentName,
    reason: String? = nil, in context: Writer.Context
  ) throws -> Plan {
    guard case .version(let model, let number) = version.ref else {
      throw WorkflowError.notApplicable(
        version.ref, operation: "promote", remedy: "name a version, like \(version.ref)@1.0.0")
    }
    let ref = try deployment(of: model, environment: environment, name: name, in: context.snapshot)
    guard let existing = context.snapshot[ref] else {
      var fields: JSONValue = [
        "version": .string(number.description), "role": "primary", "status": "active",
      ]
      if let reason { fields["reason"] = .string(reason) }
      return try add(ref, fields, in: context)
    }
    return try move(existing, to: number, reason: reason, in: context)
  }

  /// Plans that `environment` runs again what it ran before its present version.
  package static func rollback(
    _ model: ModelName, in environment: String, name: String = EntityRef.defaultDeploymentName,
    reason: String? = nil, context: Writer.Context
  ) throws -> Plan {
    let ref = try deployment(of: model, environment: environment, name: name, in: context.snapshot)
    guard let existing = context.snapshot[ref], let current = existing.text("version") else {
      throw WorkflowError.nothingDeployed(
        model, environment: environment,
        known: context.snapshot.deployments(of: model).map(\.ref.description))
    }
    guard let tip = context.tip else { throw WorkflowError.noEarlierVersion(ref) }
    let history = try History(context.location, tip: tip)
    var filter = AuditFilter()
    filter.subjects = [ref]
    var earlier: VersionNumber?
    try history.forEachEvent(filter) { event in
      let moved = event.fields.first { $0.path == "version" }
      if let old = moved?.old?.string, old != current { earlier = try? VersionNumber(old) }
      return earlier == nil
    }
    guard let earlier else {
      if history.isIncomplete { throw WorkflowError.historyIncomplete(operation: "rollback") }
      throw WorkflowError.noEarlierVersion(ref)
    }
    return try move(existing, to: earlier, reason: reason, in: context)
  }

  private static func deployment(
    of model: ModelName, environment: String, name: String, in snapshot: Snapshot
  ) throws -> EntityRef {
    guard snapshot[.model(model)] != nil else {
      throw RegistryError.noSuchReference(
        model.description,
        similar: Spelling.closest(
          to: model.description, among: snapshot.all(.model).map(\.ref.description)))
    }
    try requireEnvironment(environment, in: snapshot)
    return .deployment(
      model, environment: try Identifier(environment), name: try Identifier(name))
  }

  /// Throws unless registry.yaml declares the environment `name`.
  static func requireEnvironment(_ name: String, in snapshot: Snapshot) throws {
    let names = snapshot.environments.map(\.name)
    guard !names.contains(name) else { return }
    throw WorkflowError.invalidArgument(
      name: "environment", value: name, reason: "registry.yaml declares no such environment",
      remedy: Spelling.closest(to: name, among: names).map { "did you mean '\($0)'?" }
        ?? "one of \(names.joined(separator: ", "))")
  }

  private static func move(
    _ deployment: Entity, to version: VersionNumber, reason: String?, in context: Writer.Context
  ) throws -> Plan {
    var assignments = [
      Assignment(path: "version", effect: .setValue(.string(version.description)))
    ]
    if deployment.text("status") != "active" {
      assignments.append(Assignment(path: "status", effect: .setValue("active")))
    }
    // The reason for another version is none for this one.
    if let reason {
      assignments.append(Assignment(path: "reason", effect: .setValue(.string(reason))))
    } else if deployment.root["reason"] != nil, deployment.text("version") != version.description {
      assignments.append(Assignment(path: "reason", effect: .remove))
    }
    return try set(deployment, assignments, in: context)
  }
}
