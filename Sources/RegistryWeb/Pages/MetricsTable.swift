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
      let (judged, others) = parts
      if !judged.isEmpty {
        table("Latest value of each metric for release, with its threshold", judged)
      }
      if !others.isEmpty {
        Tag.details(.class("more")) {
          Tag.summary { others.count == 1 ? "1 other value" : "\(others.count) other values" }
          table("Values from monitoring without a threshold", others)
        }
      }
    }
    if !notMeasured.isEmpty {
      Tag.p(.class("notice warning")) {
        "Not measured: "
        Part.name(notMeasured.joined(separator: "; "))
      }
    }
  }

  /// What was measured for release or is held against a threshold, and the rest.
  private var parts: (judged: [JSONValue], others: [JSONValue]) {
    let isJudged = { (row: JSONValue) in
      row["threshold"]?.string != nil || row["purpose"]?.string == "release"
    }
    return (rows.filter(isJudged), rows.filter { !isJudged($0) })
  }

  private func table(_ caption: String, _ rows: [JSONValue]) -> HTML {
    DataTable(
      caption: caption,
      columns: [
        .init("Metric"), .init("Slice"), .init("Data set"), .init("Purpose"),
        .init("Value", isNumeric: true), .init("Threshold", isNumeric: true), .init("Verdict"),
        .init("Evaluated"),
      ],
      rows: rows.map(row)
    ).html
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
