import Documents
package import Registry

/// Two or more versions side by side: metrics with thresholds, then the fields that differ.
package struct Comparison: Sendable {
  /// The versions, in the order asked for.
  package let versions: [EntityRef]
  /// One row a metric and slice: `{ref, <version>…, delta, threshold}`.
  package let metrics: Listing
  /// One row a value of the documents that is not the same everywhere, by its dotted path:
  /// `{ref, <version>…}`.
  package let fields: Listing

  /// Compares `versions`; the difference shown is that of the last to the first.
  package init(_ versions: [Entity], in inventory: Inventory) {
    self.versions = versions.map(\.ref)
    let columns = versions.map { $0.ref.description }
    metrics = Self.metrics(versions, columns, inventory)
    fields = Self.fields(versions, columns)
  }

  private static func metrics(
    _ versions: [Entity], _ columns: [String], _ inventory: Inventory
  ) -> Listing {
    var rows: [JSONValue] = []
    var positions: [String: Int] = [:]
    for version in versions {
      for value in inventory.metricRows(of: version.ref)
      where value["purpose"]?.string == "release" {
        let name = label(of: value)
        let position = positions[name] ?? rows.count
        if position == rows.count {
          positions[name] = position
          rows.append(["ref": .string(name)])
        }
        rows[position][version.ref.description] = value["value"]
        if let threshold = value["threshold"], !threshold.isNull {
          rows[position]["threshold"] = threshold
        }
      }
    }
    let complete = rows.map { row in
      var complete: JSONValue = ["ref": row["ref"] ?? .null]
      for column in columns { complete[column] = row[column] ?? .null }
      complete["delta"] = delta(columns, row)
      complete["threshold"] = row["threshold"] ?? .null
      return complete
    }
    return Listing(
      name: "metrics",
      columns: [Listing.Column("ref", title: "METRIC")]
        + columns.map { Listing.Column($0, title: $0, alignment: .right) }
        + [
          Listing.Column("delta", title: "DELTA", alignment: .right),
          Listing.Column("threshold", title: "THRESHOLD"),
        ],
      rows: complete)
  }

  private static func label(of value: JSONValue) -> String {
    let slice = value["slice"]?.string.map { "[\($0)]" } ?? ""
    let source = [value["dataset"]?.string, value["split"]?.string].compactMap { $0 }
    return (value["metric"]?.string ?? "") + slice
      + (source.isEmpty ? "" : " on \(source.joined(separator: "/"))")
  }

  private static func delta(_ columns: [String], _ row: JSONValue) -> JSONValue {
    guard let first = columns.first, let last = columns.last, columns.count > 1,
      let before = row[first]?.number?.double, let after = row[last]?.number?.double
    else { return .null }
    return .double(((after - before) * 1_000_000).rounded() / 1_000_000)
  }

  private static func fields(_ versions: [Entity], _ columns: [String]) -> Listing {
    let identity: Set = ["apiVersion", "kind", "model", "version"]
    let rows = differences(versions.map(\.root.value), at: "")
      .filter { !identity.contains($0.path) }
      .map { path, values in
        var row: JSONValue = ["ref": .string(path)]
        for (column, value) in zip(columns, values) { row[column] = value }
        return row
      }
    return Listing(
      name: "fields",
      columns: [Listing.Column("ref", title: "FIELD")]
        + columns.map { Listing.Column($0, title: $0) }, rows: rows)
  }

  /// The leaves below `path` at which `values` differ, in the order of the first value that has each; null
  /// where a value has none.
  private static func differences(
    _ values: [JSONValue], at path: String
  ) -> [(path: String, values: [JSONValue])] {
    guard let first = values.first, values.contains(where: { $0 != first }) else { return [] }
    let parts = values.map(Self.parts)
    let areLeaves = zip(values, parts).contains { $1.isEmpty && !$0.isNull }
    if areLeaves { return [(path, values)] }
    var seen: Set<String> = []
    let keys = parts.joined().map(\.key).filter { seen.insert($0).inserted }
    let byKey = parts.map { Dictionary($0.map { ($0.key, $0.value) }) { first, _ in first } }
    return keys.flatMap { key in
      differences(byKey.map { $0[key] ?? .null }, at: path.isEmpty ? key : "\(path).\(key)")
    }
  }

  /// The members of an object, or the elements of an array by their positions.
  private static func parts(_ value: JSONValue) -> [JSONValue.Member] {
    value.members + value.elements.enumerated().map { JSONValue.Member(String($0), $1) }
  }
}
