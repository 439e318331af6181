import AuditTrail
import Compliance
import Documents
import Registry
import Workflow

/// One model: what it is, its versions, how the one that counts performs, where it runs, what happened.
struct ModelPage {
  private let model: ModelName
  private let view: View
  private let detail: JSONValue
  private let events: [JSONValue]

  private static let shownEvents = 10

  /// Gathers what the page shows.
  ///
  /// - Throws: `RegistryError.noSuchReference`; `GitError`.
  init(_ model: ModelName, _ view: View) throws {
    self.model = model
    self.view = view
    let entity = try view.observation.snapshot.resolve("\(model)")
    detail = view.observation.inventory.detail(of: entity)
    var filter = AuditFilter()
    filter.subjects = [.model(model)]
    events =
      try view.observation.history?.events(filter, limit: Self.shownEvents).map(\.value) ?? []
  }

  /// The page.
  func answer() -> Answer {
    let frame = PageFrame(
      title: "\(model)", view: view, section: .models,
      twin: Address(.resource(.model(model)), [("at", view.at)]))
    return frame.answer {
      Tag.header(.class("page")) {
        Tag.h1 { Part.name("\(model)") }
        Tag.p(.class("lead")) { Part.name(document["title"]?.string) }
        Tag.p(.class("badges")) {
          Part.state(document["lifecycle"]?.string)
          if isInProduction { Part.badge("in production", .good) }
          if isUnderperforming { Part.badge("underperforming", .bad) }
        }
        if let description = document["description"]?.string { Tag.p { Part.name(description) } }
      }
      facts
      section("versions", "Versions") { versions }
      section("metrics", "Metrics" + (shown.map { " of version \($0.number)" } ?? "")) { metrics }
      section("deployments", "Deployments") {
        DeploymentsTable(
          rows: detail["deployments"]?.elements ?? [], approvals: approvals, view: view
        ).html
      }
      section("history", "Last changes") { history }
    }
  }

  private var document: JSONValue { detail["document"] ?? .null }
  private var rows: [JSONValue] { detail["versions"]?.elements ?? [] }
  private var isInProduction: Bool { detail["facts"]?["inProduction"]?.boolean == true }
  private var isUnderperforming: Bool {
    detail["facts"]?["underperforming"]?.elements.isEmpty == false
  }

  private var approvals: [JSONValue] {
    view.observation.inventory.listing(.approvals).rows.filter {
      $0["model"]?.string == "\(model)"
    }
  }

  /// The version whose metrics are shown, with its row.
  private var shown: (number: String, row: JSONValue)? {
    guard let ref = view.observation.inventory.shownVersion(of: model),
      let row = rows.first(where: { $0["ref"]?.string == ref.description })
    else { return nil }
    return (ref.version?.description ?? "", row)
  }

  private func section(
    _ id: String, _ title: String, @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    Tag.section(.ariaLabelledBy(id)) {
      Tag.h2(.id(id)) { title }
      content()
    }
  }

  private var facts: HTML {
    let systems = detail["systems"]?.elements.compactMap { $0["ref"]?.string } ?? []
    return Facts(items: [
      ("Owner", Part.name(document["owner"]?.string)),
      ("Task", Part.name(document["task"]?.string)),
      ("License", Part.name(document["license"]?.string)),
      ("Intended use", Part.value(document["intendedUse"])),
      ("Limitations", Part.value(document["limitations"])),
      ("Base model", Part.value(document["baseModel"])),
      ("Replaced by", document["replacedBy"]?.string.map { Part.reference($0, in: view) }),
      ("Part of", systems.isEmpty ? nil : Part.value(.array(systems.map(JSONValue.string)))),
      ("Labels", document["labels"].map(Part.value)),
      ("Links", links),
      ("Last change", detail["facts"].map(Part.lastChange)),
      ("File", detail["path"]?.string.map { path in Tag.code { Part.name(path) } }),
    ]).html
  }

  private var links: HTML? {
    let links = document["links"]?.elements ?? []
    guard !links.isEmpty else { return nil }
    return Tag.ul(.class("plain")) {
      for link in links {
        Tag.li {
          if let address = link["uri"]?.string.flatMap(Address.init(external:)) {
            Tag.a(.href(address), .rel("noreferrer noopener nofollow")) {
              Part.name(link["title"]?.string ?? address.text)
            }
          } else {
            Part.name(link["title"]?.string ?? link["uri"]?.string)
          }
        }
      }
    }
  }

  @HTMLBuilder private var versions: HTML {
    if rows.isEmpty {
      Tag.p(.class("empty")) {
        "There is no version yet. Add one with "
        Tag.code { "registrar add version \(model)@1.0.0" }
        "."
      }
    } else {
      DataTable(
        caption: "Versions of \(model)",
        columns: [
          .init("Version"), .init("State"), .init("Runs in"), .init("Thresholds missed"),
          .init("Evaluations", isNumeric: true), .init("Approvals", isNumeric: true),
          .init("Last change"),
        ],
        rows: rows.reversed().map(version)
      ).html
    }
  }

  private func version(_ row: JSONValue) -> [HTML] {
    [
      Part.reference(row["ref"]?.string ?? "", in: view, as: row["version"]?.string),
      Part.state(row["status"]?.string),
      Part.value(row["environments"]),
      Tag.span(row["missed"]?.elements.isEmpty == false ? .class("missed") : nil) {
        Part.value(row["missed"])
      },
      Part.value(row["evaluations"]),
      Part.value(row["approvals"]),
      Part.lastChange(row),
    ]
  }

  @HTMLBuilder private var metrics: HTML {
    if let shown {
      MetricsTable(
        rows: detail["metrics"]?.elements ?? [],
        notMeasured: shown.row["notMeasured"]?.elements.compactMap(\.string) ?? [], view: view
      ).html
    } else {
      Tag.p(.class("empty")) { "No version is released, so that none counts." }
    }
  }

  @HTMLBuilder private var history: HTML {
    EventList(events: events, view: view).html
    Tag.p {
      Tag.a(.href(Address(.page(.audit), [("subject", "\(model)"), ("at", view.at)]))) {
        "All events of \(model)"
      }
    }
  }
}
