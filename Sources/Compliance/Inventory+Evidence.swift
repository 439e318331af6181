package import Documents
package import Registry

/// Evaluations, metrics, deployments, approvals.
extension Inventory {
  /// One row an evaluation.
  var evaluationsRows: [JSONValue] {
    snapshot.all(.evaluation).map { entity in
      let results = entity.root["results"]?.elements.map { $0 } ?? []
      var metrics = JSONValue.object([])
      var count = 0
      for metric in results.flatMap({ $0["metrics"]?.elements.map { $0 } ?? [] }) {
        count += 1
        if metric["slice"] == nil, let name = metric["name"]?.string, let value = metric["value"] {
          metrics[name] = value.value
        }
      }
      return [
        "ref": .string(entity.ref.description),
        "model": .optional(entity.text("model")),
        "version": .optional(entity.text("version")),
        "purpose": .optional(entity.text("purpose")),
        "evaluatedAt": .optional(entity.text("evaluatedAt")),
        "evaluator": .optional(entity.text("evaluator")),
        "datasets": .array(
          results.compactMap { $0["dataset"]?["name"]?.string ?? $0["dataset"]?["uri"]?.string }
            .map(JSONValue.string)),
        "metrics": .int(count),
        "metric": metrics,
        "label": labels(entity),
      ]
    }
  }

  /// One row for the latest value of each metric, slice, data set, split and purpose of each version,
  /// with the threshold it is held against.
  var metricsRows: [JSONValue] {
    snapshot.all(.version).flatMap { version in metricRows(of: version.ref) }
  }

  /// The metric rows of one version.
  package func metricRows(of version: EntityRef) -> [JSONValue] {
    guard let performance = performances[version] else { return [] }
    return performance.measurements.map { value in
      let held = performance.verdicts.compactMap { verdict -> (Threshold, Bool)? in
        switch verdict {
        case .met(let threshold, let other)
        where other.node.index == value.node.index
          && other.evaluation == value.evaluation:
          (threshold, false)
        case .missed(let threshold, let other)
        where other.node.index == value.node.index
          && other.evaluation == value.evaluation:
          (threshold, true)
        default: nil
        }
      }
      return [
        "ref": .string(value.evaluation.description),
        "model": .optional(version.model?.description),
        "version": .string(version.description),
        "metric": .string(value.metric),
        "slice": .optional(value.slice),
        "dataset": .optional(value.dataset),
        "split": .optional(value.split),
        "purpose": .string(value.purpose),
        "value": .number(value.lexeme),
        "direction": .optional(value.direction),
        "threshold": held.isEmpty
          ? .null
          : .string(
            held.map { "\($0.0.comparison.rawValue) \($0.0.lexeme)" }.joined(separator: ", ")),
        "missed": .boolean(held.contains { $0.1 }),
        "evaluatedAt": .optional(value.evaluatedAt?.description),
      ]
    }
  }

  /// One row a deployment: what runs where, under which approvals, since when.
  var deploymentsRows: [JSONValue] {
    snapshot.all(.deployment).map(deploymentRow)
  }

  private func deploymentRow(_ entity: Entity) -> JSONValue {
    let model = entity.ref.model
    let version = entity.text("version").flatMap { try? VersionNumber($0) }
    let environment = entity.text("environment").flatMap(snapshot.environment)
    var approvals = JSONValue.null
    var approved = JSONValue.null
    if let model, let version, let environment, environment.requiredApprovals > 0 {
      let status = ApprovalStatus(
        of: .version(model, version), for: environment, in: snapshot, on: moment.day)
      approvals = .string("\(status.counted.count)/\(status.required)")
      approved = .boolean(status.isSatisfied)
    }
    var row: JSONValue = [
      "ref": .string(entity.ref.description),
      "model": .optional(model?.description),
      "environment": .optional(entity.text("environment")),
      "name": .optional(entity.text("name")),
      "version": .optional(version?.description),
      "role": .optional(entity.text("role")),
      "status": .optional(entity.text("status")),
      "inProduction": .boolean(isInProduction(entity)),
      "approvals": approvals,
      "approved": approved,
      "owner": .optional(model.flatMap { snapshot[.model($0)]?.text("owner") }),
      "system": .optional(entity.text("system")),
      "region": .optional(entity.text("region")),
      "observed": entity.root["observed"]?.value ?? .null,
      "label": labels(entity),
    ]
    for member in lastChange(of: entity.ref) { row[member.key] = member.value }
    return row
  }

  /// One row an approval, with whether it counts today.
  var approvalsRows: [JSONValue] {
    snapshot.all(.approval).map { entity in
      var row: JSONValue = [
        "ref": .string(entity.ref.description),
        "model": .optional(entity.ref.model?.description),
        "environment": .optional(entity.root["subject"]?["environment"]?.string),
        "decision": .optional(entity.text("decision")),
        "approver": .optional(entity.text("approver")),
        "counts": counts(entity).map(JSONValue.boolean) ?? .null,
        "expires": .optional(entity.text("expires")),
        "reason": .optional(entity.text("reason")),
        "label": labels(entity),
      ]
      for member in lastChange(of: entity.ref) { row[member.key] = member.value }
      return row
    }
  }

  /// Whether an approval of a version counts for its environment; nil for approvals of waivers.
  private func counts(_ approval: Entity) -> Bool? {
    guard case .approval(let model, let version, _) = approval.ref,
      let name = approval.root["subject"]?["environment"]?.string,
      let environment = snapshot.environment(name)
    else { return nil }
    return ApprovalStatus(
      of: .version(model, version), for: environment, in: snapshot, on: moment.day
    ).counted.contains(approval.ref)
  }
}
