import Compliance
import Documents
import Registry
import Workflow

/// One version: what it was made from, how it performs, who approved it.
struct VersionPage {
  private let ref: EntityRef
  private let view: View
  private let detail: JSONValue

  /// Gathers what the page shows.
  ///
  /// - Throws: `RegistryError.noSuchReference`.
  init(_ ref: EntityRef, _ view: View) throws {
    self.ref = ref
    self.view = view
    let entity = try view.observation.snapshot.resolve(ref.description)
    detail = view.observation.inventory.detail(of: entity)
  }

  /// The page.
  func answer() -> Answer {
    let frame = PageFrame(
      title: "\(ref)", view: view, section: .models, twin: twin)
    return frame.answer {
      Tag.header(.class("page")) {
        Tag.p(.class("crumb")) {
          Part.reference(ref.model.map { "\($0)" } ?? "", in: view)
        }
        Tag.h1 { Part.name("Version \(ref.version.map { "\($0)" } ?? "")") }
        Tag.p(.class("badges")) {
          Part.state(row["status"]?.string)
          if row["inProduction"]?.boolean == true { Part.badge("in production", .good) }
          if row["underperforming"]?.boolean == true { Part.badge("underperforming", .bad) }
        }
      }
      Facts(items: facts).html
      section("metrics", "Metrics") {
        MetricsTable(
          rows: detail["metrics"]?.elements ?? [],
          notMeasured: row["notMeasured"]?.elements.compactMap(\.string) ?? [], view: view
        ).html
      }
      section("deployments", "Deployments") {
        DeploymentsTable(
          rows: detail["deployments"]?.elements ?? [],
          approvals: detail["approvals"]?.elements ?? [], view: view
        ).html
      }
      section("approvals", "Approvals") { approvals }
    }
  }

  private var row: JSONValue { detail["facts"] ?? .null }

  private var twin: Address? {
    guard let model = ref.model, let version = ref.version else { return nil }
    return Address(.resource(.version(model, version)), [("at", view.at)])
  }

  private func section(
    _ id: String, _ title: String, @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    Tag.section(.ariaLabelledBy(id)) {
      Tag.h2(.id(id)) { title }
      content()
    }
  }

  /// The document's own fields in its order, then who touched it last.
  private var facts: [(name: String, value: HTML?)] {
    let known = ["apiVersion", "kind", "model", "version", "status"]
    let own = (detail["document"]?.members ?? []).filter { !known.contains($0.key) }
    return own.map { (Self.title($0.key), Part.value($0.value)) } + [
      ("Last change", Part.lastChange(row)),
      ("File", detail["path"]?.string.map { path in Tag.code { Part.name(path) } }),
    ]
  }

  /// `baseModel` as `Base model`.
  private static func title(_ key: String) -> String {
    var title = ""
    for scalar in key.unicodeScalars {
      if ("A"..."Z").contains(scalar), !title.isEmpty {
        title += " " + scalar.properties.lowercaseMapping
      } else {
        title += title.isEmpty ? scalar.properties.uppercaseMapping : String(scalar)
      }
    }
    return title
  }

  @HTMLBuilder private var approvals: HTML {
    let rows = detail["approvals"]?.elements ?? []
    if rows.isEmpty {
      Tag.p(.class("empty")) { "Nobody has decided on it." }
    } else {
      DataTable(
        caption: "Approvals of \(ref)",
        columns: [
          .init("Approver"), .init("Decision"), .init("For"), .init("Counts"), .init("Expires"),
          .init("Reason"), .init("Recorded"),
        ],
        rows: rows.map { row in
          [
            Part.name(row["approver"]?.string), Part.name(row["decision"]?.string),
            Part.name(row["environment"]?.string), Part.value(row["counts"]),
            Part.time(row["expires"]?.string), Part.name(row["reason"]?.string),
            Part.lastChange(row),
          ]
        }
      ).html
    }
  }
}
