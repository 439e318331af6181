import AuditTrail
import Compliance
import Documents
import Registry
import Workflow

/// One document for people: what it is, who answers for it, and what belongs to it.
struct DetailText {
  let console: Console
  let observation: Observation

  /// The text of `entity`, whose facts are `detail` and whose latest events are `events`.
  func text(of entity: Entity, detail: JSONValue, events: [AuditEvent]) -> String {
    var text = heading(entity)
    text += facts(entity, detail)
    text += section("Versions", .versions, detail["versions"])
    text += section("Deployments", .deployments, detail["deployments"])
    text += metrics(detail["metrics"])
    text += section("Approvals", .approvals, detail["approvals"])
    text += section("Evaluations", .evaluations, detail["evaluations"])
    text += parts("Risks", detail["risks"]) + parts("Incidents", detail["incidents"])
    if !events.isEmpty {
      text += "\n\(console.styled("Last changes", .bold))\n"
      for event in events { text += "  \(EventText(console: console).line(event))\n" }
    }
    return text
  }

  private func heading(_ entity: Entity) -> String {
    let title = entity.text("title").map { "  \(TerminalText($0).text)" } ?? ""
    return "\(console.styled(entity.ref.description, .bold))  \(entity.kind.rawValue)\(title)\n"
  }

  /// Scalars of the document and computed facts, a line each.
  private func facts(_ entity: Entity, _ detail: JSONValue) -> String {
    var lines: [(String, String)] = []
    for member in entity.root.value.members
    where !["apiVersion", "kind", "title"].contains(member.key) {
      if let text = Self.short(member.value) { lines.append((member.key, text)) }
    }
    let facts = detail["facts"] ?? .null
    let computed: [(String, String)] = [
      ("production", "in production"), ("environments", "runs in"),
      ("underperforming", "underperforming"), ("missed", "thresholds missed"),
      ("notMeasured", "not measured"), ("approvals", "approvals"), ("counts", "counts"),
    ]
    for (key, label) in computed {
      guard entity.root[key] == nil, let value = facts[key], let text = Self.short(value) else {
        continue
      }
      lines.append((label, text))
    }
    if let at = facts["changedAt"]?.string, let by = facts["changedBy"]?.string,
      let commit = facts["commit"]?.string
    {
      lines.append(("last changed", "\(at) by \(TerminalText(by).text) in \(commit.prefix(8))"))
    }
    let width = lines.map(\.0.count).max() ?? 0
    return lines.map { label, text in
      "  \(console.styled((label + ":").padded(to: width + 1), .dim)) \(text)\n"
    }.joined()
  }

  /// A value that fits on a line; nil for nested objects and nothing.
  private static func short(_ value: JSONValue) -> String? {
    switch value {
    case .null, .object: return nil
    case .array(let values):
      let texts = values.compactMap { value -> String? in
        if case .array = value { return nil }
        return short(value)
      }
      return texts.isEmpty || texts.count < values.count ? nil : texts.joined(separator: ", ")
    case .string(let text):
      let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ")
      return TerminalText(flat).text
    case .number(let lexeme): return lexeme
    case .boolean(let flag): return flag ? "yes" : "no"
    }
  }

  private func section(
    _ title: String, _ collection: Inventory.Collection, _ rows: JSONValue?
  ) -> String {
    guard let rows = rows?.elements, !rows.isEmpty else { return "" }
    let columns = observation.inventory.listing(collection).columns
    return "\n\(console.styled(title, .bold))\n"
      + indented(
        console.table(
          Listing(name: collection.rawValue, columns: columns, rows: rows), whenEmpty: ""))
  }

  private func metrics(_ rows: JSONValue?) -> String {
    guard let rows = rows?.elements.filter({ $0["purpose"]?.string == "release" }), !rows.isEmpty,
      let version = rows.first?["version"]?.string
    else { return "" }
    let wanted = ["metric", "slice", "dataset", "value", "threshold", "missed", "evaluatedAt"]
    let columns = observation.inventory.listing(.metrics).columns.filter { wanted.contains($0.key) }
    return "\n\(console.styled("Metrics of \(version)", .bold))\n"
      + indented(
        console.table(Listing(name: "metrics", columns: columns, rows: rows), whenEmpty: ""))
  }

  private func parts(_ title: String, _ rows: JSONValue?) -> String {
    guard let rows = rows?.elements, !rows.isEmpty else { return "" }
    return "\n\(console.styled(title, .bold))\n"
      + rows.map { row in
        "  \(row["ref"]?.string ?? "")  \(TerminalText(row["title"]?.string ?? "").text)\n"
      }.joined()
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
  }
}
