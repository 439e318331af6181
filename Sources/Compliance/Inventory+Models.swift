import Documents
import Registry

/// Models and versions.
extension Inventory {
  /// One row a model: owner, state, what runs where, what underperforms, last change.
  var modelsRows: [JSONValue] {
    snapshot.all(.model).map(modelRow)
  }

  /// One row a version: state, where it runs, thresholds missed, latest overall metrics.
  var versionsRows: [JSONValue] {
    snapshot.all(.version).map(versionRow)
  }

  private func modelRow(_ entity: Entity) -> JSONValue {
    guard let model = entity.ref.model else { return .object([]) }
    let versions = snapshot.versions(of: model)
    let latest = versions.last { $0.text("status") == "released" }
    let production = snapshot.deployments(of: model).filter(isInProduction)
    let running = Set(production.compactMap { $0.text("version") })
    let underperforming = versions.filter(isUnderperforming).compactMap { $0.text("version") }
    let shown = versions.last { running.contains($0.text("version") ?? "") } ?? latest
    var row: JSONValue = [
      "ref": .string(entity.ref.description),
      "title": .optional(entity.text("title")),
      "owner": .optional(entity.text("owner")),
      "task": .optional(entity.text("task")),
      "lifecycle": .optional(entity.text("lifecycle")),
      "latest": .optional(latest?.text("version")),
      "inProduction": .boolean(!production.isEmpty),
      "production": .array(
        versions.compactMap { $0.text("version") }.filter(running.contains).map(JSONValue.string)),
      "underperforming": .array(underperforming.map(JSONValue.string)),
      "versions": .int(versions.count),
      "evaluations": .int(versions.reduce(0) { $0 + snapshot.evaluations(of: $1.ref).count }),
      "metric": shown.map { overallMetrics($0.ref) } ?? .object([]),
      "label": labels(entity),
    ]
    for member in lastChange(of: entity.ref) { row[member.key] = member.value }
    return row
  }

  private func versionRow(_ entity: Entity) -> JSONValue {
    let active = activeDeployments(of: entity.ref)
    let performance = performances[entity.ref]
    let owner = entity.ref.model.flatMap { snapshot[.model($0)]?.text("owner") }
    var row: JSONValue = [
      "ref": .string(entity.ref.description),
      "model": .optional(entity.text("model")),
      "version": .optional(entity.text("version")),
      "status": .optional(entity.text("status")),
      "owner": .optional(owner),
      "inProduction": .boolean(active.contains(where: isInProduction)),
      "environments": .array(active.map { .string(place($0)) }),
      "underperforming": .boolean(isUnderperforming(entity)),
      "missed": .array(
        performance?.missed.map { threshold, measurement in
          .string(
            "\(measurement.subject) \(measurement.lexeme), wanted \(threshold.comparison.rawValue) \(threshold.lexeme)"
          )
        } ?? []),
      "notMeasured": .array(performance?.notMeasured.map { .string($0.description) } ?? []),
      "evaluations": .int(snapshot.evaluations(of: entity.ref).count),
      "approvals": .int(snapshot.approvals(of: entity.ref).count),
      "metric": overallMetrics(entity.ref),
      "label": labels(entity),
    ]
    for member in lastChange(of: entity.ref) { row[member.key] = member.value }
    return row
  }

  /// Whether a released version misses a threshold; other states are not judged.
  func isUnderperforming(_ version: Entity) -> Bool {
    version.text("status") == "released" && !(performances[version.ref]?.missed.isEmpty ?? true)
  }

  /// Latest release values over whole data sets, by metric name.
  private func overallMetrics(_ version: EntityRef) -> JSONValue {
    var metrics = JSONValue.object([])
    for value in performances[version]?.measurements ?? []
    where value.slice == nil && value.purpose == "release" {
      metrics[value.metric] = .number(value.lexeme)
    }
    return metrics
  }

  /// `production`, or `production/eu` for a named deployment.
  func place(_ deployment: Entity) -> String {
    guard case .deployment(_, let environment, let name) = deployment.ref else { return "" }
    return name.text == EntityRef.defaultDeploymentName
      ? environment.text : "\(environment)/\(name)"
  }
}
