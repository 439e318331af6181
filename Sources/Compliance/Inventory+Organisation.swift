import Documents
import Registry

/// Systems, policies, waivers, data sets, teams and people.
extension Inventory {
  /// One row a system.
  var systemsRows: [JSONValue] {
    snapshot.all(.system).map { entity in
      let models = texts(entity, "models")
      let isRunning = models.contains { name in
        (try? ModelName(name)).map { snapshot.deployments(of: $0).contains(where: isInProduction) }
          ?? false
      }
      return row(
        entity, keys: ["title", "owner", "riskClasses", "roles", "models"],
        [
          "risks": .int(parts(.risk, of: entity)), "incidents": .int(parts(.incident, of: entity)),
          "inProduction": .boolean(isRunning),
        ])
    }
  }

  /// One row a policy.
  var policiesRows: [JSONValue] { plainRows(.policy, .policies) }

  /// One row a waiver, with whether it has run out.
  var waiversRows: [JSONValue] {
    snapshot.all(.waiver).map { entity in
      let day = entity.text("expires").flatMap { try? CalendarDate($0) }
      return row(
        entity, keys: ["policy", "subject", "expires", "reason"],
        ["expired": .boolean(day.map { Timestamp(endOf: $0) < moment } ?? false)])
    }
  }

  /// One row a data set.
  var datasetsRows: [JSONValue] { plainRows(.dataset, .datasets) }

  /// One row a team.
  var teamsRows: [JSONValue] { plainRows(.team, .teams) }

  /// One row a person.
  var peopleRows: [JSONValue] { plainRows(.person, .people) }

  /// Rows that show fields of the documents as they are.
  private func plainRows(_ kind: Kind, _ collection: Collection) -> [JSONValue] {
    let keys = collection.columns.map(\.key).filter {
      !["ref", "changedAt", "changedBy"].contains($0)
    }
    return snapshot.all(kind).map { row($0, keys: keys, [:]) }
  }

  private func row(_ entity: Entity, keys: [String], _ computed: JSONValue) -> JSONValue {
    var row: JSONValue = ["ref": .string(entity.ref.description)]
    for key in keys { row[key] = entity.root[key]?.value ?? .null }
    for member in computed.members { row[member.key] = member.value }
    row["label"] = labels(entity)
    for member in lastChange(of: entity.ref) { row[member.key] = member.value }
    return row
  }

  private func texts(_ entity: Entity, _ key: String) -> [String] {
    entity.root[key]?.elements.compactMap(\.string) ?? []
  }

  /// How many risks or incidents belong to a system.
  private func parts(_ kind: Kind, of system: Entity) -> Int {
    snapshot.all(kind).count { part in
      switch (part.ref, system.ref) {
      case (.risk(let owner, _), .system(let name)), (.incident(let owner, _), .system(let name)):
        owner == name
      default: false
      }
    }
  }
}
