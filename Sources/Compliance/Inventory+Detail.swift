package import Documents
package import Registry

/// Everything known about one document.
extension Inventory {
  /// `{ref, kind, path, facts, document, …}`, with the parts that belong to it as rows of their listings.
  package func detail(of entity: Entity) -> JSONValue {
    var detail: JSONValue = [
      "ref": .string(entity.ref.description),
      "kind": .string(entity.kind.rawValue),
      "path": .string(entity.path),
      "facts": facts(of: entity),
      "document": entity.root.value,
    ]
    switch entity.ref {
    case .model(let model):
      let name = JSONValue.string(model.description)
      detail["versions"] = rows(.versions) { $0["model"] == name }
      detail["deployments"] = rows(.deployments) { $0["model"] == name }
      detail["metrics"] = .array(shownVersion(of: model).map { metricRows(of: $0) } ?? [])
      detail["systems"] = rows(.systems) { $0["models"]?.elements.contains(name) ?? false }
    case .version:
      detail["metrics"] = .array(metricRows(of: entity.ref))
      detail["deployments"] = .array(
        activeDeployments(of: entity.ref).map { deployment in
          row(of: deployment.ref, in: .deployments) ?? .null
        })
      detail["approvals"] = rows(.approvals) {
        $0["ref"]?.string?.hasPrefix("\(entity.ref)/") ?? false
      }
      detail["evaluations"] = rows(.evaluations) {
        $0["ref"]?.string?.hasPrefix("\(entity.ref)/") ?? false
      }
    case .system(let system):
      detail["risks"] = parts(.risk, "risk:\(system)/")
      detail["incidents"] = parts(.incident, "incident:\(system)/")
    default: break
    }
    return detail
  }

  /// The row that the listing of its kind shows for `ref`.
  package func row(of ref: EntityRef, in collection: Collection) -> JSONValue? {
    let name = JSONValue.string(ref.description)
    return listing(collection).rows.first { $0["ref"] == name }
  }

  /// The version that stands for `model`: the highest in production, else the highest released.
  package func shownVersion(of model: ModelName) -> EntityRef? {
    let versions = snapshot.versions(of: model)
    let running = snapshot.deployments(of: model).filter(isInProduction)
      .compactMap { $0.text("version") }
    let shown =
      versions.last { running.contains($0.text("version") ?? "") }
      ?? versions.last { $0.text("status") == "released" }
    return shown?.ref
  }

  private func facts(of entity: Entity) -> JSONValue {
    let collection: Collection? =
      switch entity.kind {
      case .model: .models
      case .version: .versions
      case .evaluation: .evaluations
      case .deployment: .deployments
      case .approval: .approvals
      case .system: .systems
      case .policy: .policies
      case .waiver: .waivers
      case .dataset: .datasets
      case .team: .teams
      case .person: .people
      case .registry, .risk, .incident: nil
      }
    if let row = collection.flatMap({ row(of: entity.ref, in: $0) }) { return row }
    return .object(
      [JSONValue.Member("ref", .string(entity.ref.description))] + lastChange(of: entity.ref))
  }

  private func rows(_ collection: Collection, where wanted: (JSONValue) -> Bool) -> JSONValue {
    .array(listing(collection).rows.filter(wanted))
  }

  private func parts(_ kind: Kind, _ prefix: String) -> JSONValue {
    .array(
      snapshot.all(kind).filter { $0.ref.description.hasPrefix(prefix) }.map { part in
        var row: JSONValue = ["ref": .string(part.ref.description)]
        for member in part.root.value.members
        where !["apiVersion", "kind", "system", "id"].contains(member.key) {
          row[member.key] = member.value
        }
        return row
      })
  }
}
