import Compliance
import Documents
import Findings
import Registry
import Workflow

/// The first page: how the registry stands, a search, and the models that it finds.
struct ModelListPage {
  let search: ModelSearch
  let view: View

  private static let columns: [(key: String?, title: String)] = [
    ("ref", "Model"), ("owner", "Owner"), ("lifecycle", "State"), ("production", "In production"),
    ("underperforming", "Underperforming"), ("changedAt", "Last change"),
  ]

  /// The page; for a search that makes no sense, what is wrong with it.
  func answer() throws -> Answer {
    let page = try search.query.page(of: view.observation.inventory.listing(.models), in: view)
    let frame = PageFrame(
      title: "Models", view: view, section: .models,
      twin: Address(
        .resource(.collection(.models)), search.query.parameters(cursor: search.query.cursor)))
    var answer = frame.answer {
      Tag.h1 { "Models" }
      RegistryState(view: view).html
      form
      if search.problem == nil { results(page) }
    }
    if let problem = search.problem { answer.status = problem.status }
    return answer
  }

  private var form: HTML {
    Tag.form(.method("get"), .action(Address(.page(.models))), .role("search"), .class("search")) {
      Tag.label(.label(for: "filter")) { "Search models" }
      Tag.div(.class("field")) {
        Tag.input(
          .id("filter"), .name("filter"), .type("search"), .value(search.text ?? ""),
          .ariaDescribedBy(search.problem == nil ? "filter-help" : "filter-problem filter-help"),
          search.problem == nil ? nil : .ariaInvalid(true))
        if let at = view.at { Tag.input(.type("hidden"), .name("at"), .value(at)) }
        if let sort = search.query.sortText {
          Tag.input(.type("hidden"), .name("sort"), .value(sort))
        }
        Tag.button(.type("submit")) { "Search" }
      }
      if let problem = search.problem {
        Tag.p(.id("filter-problem"), .class("notice warning")) {
          Tag.strong { "This filter cannot be read: " }
          problem.detail
          if let remedy = problem.remedy { "; \(remedy)" }
        }
      }
      Tag.p(.id("filter-help"), .class("help")) {
        "Words, or a filter: "
        example("inProduction")
        ", "
        example("underperforming")
        ", "
        example("lifecycle = active AND versions > 3")
      }
    }
  }

  private func example(_ filter: String) -> HTML {
    Tag.a(.href(Address(.page(.models), [("filter", filter), ("at", view.at)]))) {
      Tag.code { filter }
    }
  }

  @HTMLBuilder private func results(_ page: CollectionPage) -> HTML {
    if page.rows.isEmpty {
      Tag.p(.class("empty")) {
        if search.text == nil {
          "There are no models yet. Register the first one with "
          Tag.code { "registrar add model" }
          "."
        } else {
          "No model matches. "
          Tag.a(.href(Address(.page(.models), [("at", view.at)]))) { "Show all models" }
        }
      }
    } else {
      DataTable(
        caption: "Models: who owns them, what runs, what underperforms, who changed them last",
        columns: Self.columns.map(column), rows: page.rows.map(row)
      ).html
      Paging(page: page, noun: ("model", "models")) { cursor in
        Address(.page(.models), search.parameters(cursor: cursor))
      }.html
    }
  }

  private func column(_ key: String?, _ title: String) -> DataTable.Column {
    guard let key else { return .init(title) }
    let isAscending = search.query.sortText == key
    let isDescending = search.query.sortText == "-\(key)"
    let sort = isAscending ? "-\(key)" : key
    return .init(
      title, sort: Address(.page(.models), search.parameters(["sort": sort])),
      order: isAscending ? "ascending" : isDescending ? "descending" : nil)
  }

  private func row(_ row: JSONValue) -> [HTML] {
    let ref = row["ref"]?.string ?? ""
    return [
      .sequence([
        Part.reference(ref, in: view),
        Tag.span(.class("sub")) { Part.name(row["title"]?.string) },
      ]),
      Part.name(row["owner"]?.string),
      Part.state(row["lifecycle"]?.string),
      versions(row["production"], ref, .good),
      versions(row["underperforming"], ref, .bad),
      Part.lastChange(row),
    ]
  }

  private func versions(_ value: JSONValue?, _ model: String, _ tone: Part.Tone) -> HTML {
    let versions = value?.elements.compactMap(\.string) ?? []
    if versions.isEmpty { return Part.missing }
    return Tag.span(.class("badges")) {
      for version in versions {
        Tag.span(.class("badge \(tone.rawValue)")) {
          Part.reference("\(model)@\(version)", in: view, as: version)
        }
      }
    }
  }
}
