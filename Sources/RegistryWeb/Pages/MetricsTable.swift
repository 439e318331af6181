import Documents
import Registry

/// The latest values of a version's metrics, held against the thresholds of its model.
struct MetricsTable {
  /// Rows of the metrics listing.
  let rows: [JSONValue]
  /// Thresholds that no value answers.
  let notMeasured: [String]
  let view: View

  /// The table, or that there is nothing to show.
  @HTMLBuilder var html: HTML {
    if rows.isEmpty {
      Tag.p(.class("empty")) { "Nothing has been measured." }
    } else {
      DataTable(
        caption: "Latest value of each metric, with its threshold",
        columns: [
          .init("Metric"), .init("Slice"), .init("Data set"), .init("Purpose"),
          .init("Value", isNumeric: true), .init("Threshold", isNumeric: true), .init("Verdict"),
          .init("Evaluated"),
        ],
        rows: rows.map(row)
      ).html
    }
    if !notMeasured.isEmpty {
      Tag.p(.class("notice warning")) {
        "Not measured: "
        Tag.bdi { notMeasured.joined(separator: "; ") }
      }
    }
  }

  private func row(_ row: JSONValue) -> [HTML] {
    let source = [row["dataset"]?.string, row["split"]?.string].compactMap { $0 }
    return [
      Part.name(row["metric"]?.string), Part.name(row["slice"]?.string),
      Part.name(source.joined(separator: ", ")), Part.name(row["purpose"]?.string),
      Part.value(row["value"]), Part.name(row["threshold"]?.string), verdict(row),
      Part.time(row["evaluatedAt"]?.string),
    ]
  }

  private func verdict(_ row: JSONValue) -> HTML {
    guard row["threshold"]?.string != nil else { return Part.missing }
    return row["missed"]?.boolean == true
      ? Part.badge("missed", .bad) : Part.badge("met", .good)
  }
}
