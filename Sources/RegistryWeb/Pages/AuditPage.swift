import AuditTrail
import Documents

/// The audit log: what happened to the registry, newest first, by what the trees of its commits show.
struct AuditPage {
  let query: AuditQuery
  let view: View

  /// The page.
  func answer() throws -> Answer {
    let page = try query.page(in: view)
    let frame = PageFrame(
      title: "Audit log", view: view, section: .audit,
      twin: Address(
        .resource(.auditLogs), query.collection.parameters(cursor: query.collection.cursor)))
    return frame.answer {
      Tag.h1 { "Audit log" }
      Tag.p(.class("lead")) {
        "What changed in the registry, read from the differences between commits rather than from "
        "their messages."
      }
      form
      if page.rows.isEmpty {
        Tag.p(.class("empty")) {
          "No event matches. "
          Tag.a(.href(Address(.page(.audit), [("at", view.at)]))) { "Show all events" }
        }
      } else {
        EventList(events: page.rows, view: view).html
        Paging(
          page: page, noun: ("event", "events"), isCounted: query.collection.needed == nil
        ) { cursor in
          Address(.page(.audit), query.collection.parameters(cursor: cursor))
        }.html
      }
    }
  }

  private var form: HTML {
    Tag.form(.method("get"), .action(Address(.page(.audit))), .role("search"), .class("filters")) {
      field("subject", "Subject", query.subject, placeholder: "credit/scorer")
      field("action", "Action", query.action, placeholder: "released")
      field("author", "Author", query.author, placeholder: "part of the name")
      field("since", "Since", query.since, type: "date")
      field("until", "Until", query.until, type: "date")
      if let at = view.at { Tag.input(.type("hidden"), .name("at"), .value(at)) }
      if let filter = query.collection.filterText {
        Tag.input(.type("hidden"), .name("filter"), .value(filter))
      }
      Tag.div(.class("do")) {
        Tag.button(.type("submit")) { "Filter" }
        Tag.a(.href(Address(.page(.audit), [("at", view.at)]))) { "Clear" }
      }
    }
  }

  /// One field; a moment that is more than a date stays text, which a date field would drop.
  private func field(
    _ name: String, _ label: String, _ value: String?, type: String = "text",
    placeholder: String? = nil
  ) -> HTML {
    let isDay = (value?.utf8.count ?? 10) == 10
    return Tag.div {
      Tag.label(.label(for: name)) { label }
      Tag.input(
        .id(name), .name(name), .type(type == "date" && !isDay ? "text" : type),
        .value(value ?? ""), placeholder.map { .placeholder($0) })
    }
  }
}
