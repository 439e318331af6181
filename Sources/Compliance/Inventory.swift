package import AuditTrail
import Documents
import Git
package import Registry

/// Facts about everything in a registry at a moment, as rows: what lists, pages, exports and filters show.
///
/// Nothing here is stored anywhere: content comes from a snapshot, ages and authors from history.
package struct Inventory: Sendable {
  let snapshot: Snapshot
  let changes: LastChanges
  let moment: Timestamp
  let performances: [EntityRef: Performance]

  /// Gathers facts about `snapshot` as of `moment`; `changes` says who touched what last.
  package init(_ snapshot: Snapshot, changes: LastChanges, asOf moment: Timestamp) {
    self.snapshot = snapshot
    self.changes = changes
    self.moment = moment
    performances = Dictionary(
      uniqueKeysWithValues: snapshot.all(.version).map { version in
        (version.ref, Performance(of: version.ref, in: snapshot))
      })
  }

  /// The collections that can be listed.
  package enum Collection: String, CaseIterable, Sendable {
    case models, versions, evaluations, metrics, deployments, approvals, systems, policies, waivers
    case datasets, teams, people
  }

  /// All rows of `collection`.
  package func listing(_ collection: Collection) -> Listing {
    Listing(
      name: collection.rawValue, columns: collection.listingColumns, rows: rows(of: collection))
  }

  private func rows(of collection: Collection) -> [JSONValue] {
    switch collection {
    case .models: modelsRows
    case .versions: versionsRows
    case .evaluations: evaluationsRows
    case .metrics: metricsRows
    case .deployments: deploymentsRows
    case .approvals: approvalsRows
    case .systems: systemsRows
    case .policies: policiesRows
    case .waivers: waiversRows
    case .datasets: datasetsRows
    case .teams: teamsRows
    case .people: peopleRows
    }
  }

  /// The deployments that run `version` now.
  func activeDeployments(of version: EntityRef) -> [Entity] {
    guard let model = version.model, let number = version.version else { return [] }
    return snapshot.deployments(of: model).filter {
      $0.text("status") == "active" && $0.text("version") == number.description
    }
  }

  /// Whether `deployment` is active in an environment that counts as production.
  func isInProduction(_ deployment: Entity) -> Bool {
    deployment.text("status") == "active"
      && (deployment.text("environment").flatMap(snapshot.environment)?.isProduction ?? false)
  }

  /// When and by whom `ref` was last changed: `{changedAt, changedBy, commit}`, null where history is missing.
  func lastChange(of ref: EntityRef) -> [JSONValue.Member] {
    let commit =
      if case .model(let model) = ref { changes.latest(ofModel: model) } else { changes[ref] }
    return [
      JSONValue.Member(
        "changedAt",
        .optional(commit.map { Timestamp(seconds: $0.author.seconds).description })),
      JSONValue.Member("changedBy", .optional(commit?.author.name)),
      JSONValue.Member("commit", .optional(commit?.id.description)),
    ]
  }

  /// A document's own labels, as an object under `label`.
  func labels(_ entity: Entity) -> JSONValue { entity.root["labels"]?.value ?? .object([]) }
}
