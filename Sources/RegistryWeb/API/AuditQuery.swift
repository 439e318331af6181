import AuditTrail
import Documents
import Registry
import Workflow

/// A question about the audit trail: which events, and which page of them.
struct AuditQuery: Sendable {
  /// The parameters that it takes besides those of every collection.
  static let parameters = ["subject", "author", "action", "since", "until"]

  /// What filters, orders and choices of fields may name.
  static let fields = FieldSet([
    .init("commit", .text, title: "COMMIT", doc: "the commit that brought the change"),
    .init("action", .text, title: "ACTION", doc: "what happened, as kind and verb"),
    .init("subject", .text, title: "SUBJECT", doc: "what it happened to"),
    .init("path", .text, title: "PATH", doc: "the file"),
    .init("date", .date, title: "DATE", doc: "when the author made the change"),
    .init("message", .text, title: "MESSAGE", doc: "the first line of the commit message"),
    .init("changes", .any, title: "CHANGES", doc: "values that differ"),
    .init("changes.", .any, title: "CHANGES", doc: "a part of the values that differ"),
    .init("author", .any, title: "AUTHOR", doc: "who wrote the change"),
    .init("author.", .text, title: "AUTHOR", doc: "a part of who wrote the change"),
    .init("committer", .any, title: "COMMITTER", doc: "who made the commit"),
    .init("committer.", .text, title: "COMMITTER", doc: "a part of who made the commit"),
  ])

  /// The part that every collection has.
  let collection: CollectionQuery
  /// The parameters as written.
  let subject: String?
  let author: String?
  let action: String?
  let since: String?
  let until: String?

  private let reference: ReferenceText?
  private let first: Timestamp?
  private let last: Timestamp?

  /// Reads `query`.
  init(_ query: Query) throws(RequestError) {
    collection = try CollectionQuery(
      query, of: "audit-logs", fields: Self.fields, others: Self.parameters)
    subject = query["subject"]
    author = query["author"]
    action = query["action"]
    since = query["since"]
    until = query["until"]
    reference = try subject.map { text throws(RequestError) in
      try Self.reading("subject", text) { () throws(NameError) in try ReferenceText(text) }
    }
    first = try since.map { text throws(RequestError) in
      try Self.reading("since", text) { () throws(NameError) in try Timestamp(startingAt: text) }
    }
    last = try until.map { text throws(RequestError) in try Self.moment("until", text) }
  }

  private static func moment(_ name: String, _ text: String) throws(RequestError) -> Timestamp {
    try reading(name, text) { () throws(NameError) in try Timestamp(text) }
  }

  private static func reading<Value>(
    _ name: String, _ text: String, _ body: () throws(NameError) -> Value
  ) throws(RequestError) -> Value {
    do throws(NameError) { return try body() } catch {
      throw .malformedParameter(name, value: text, expected: error.remedy ?? error.summary)
    }
  }

  /// The page of events that is asked for, newest first.
  ///
  /// - Throws: `RequestError.noSuchReference` for a subject that never was; `GitError`.
  func page(in view: View) throws -> CollectionPage {
    let rows = try rows(in: view)
    let listing = Listing(
      name: "audit-logs", columns: [.init("commit", title: "COMMIT")], rows: rows)
    return try collection.page(of: listing, in: view)
  }

  private func rows(in view: View) throws -> [JSONValue] {
    guard let history = view.observation.history else { return [] }
    var wanted = AuditFilter()
    wanted.since = first
    wanted.until = last
    wanted.author = author
    wanted.actions = action.map { [$0] } ?? []
    if let subject, let reference {
      wanted.subjects = [try Self.subject(subject, reference, in: view, history)]
    }
    let needed = collection.needed
    var rows: [JSONValue] = []
    try history.forEachEvent(wanted) { event in
      let row = event.value
      if collection.filter?.matches(row) ?? true { rows.append(row) }
      return needed.map { rows.count < $0 } ?? true
    }
    return rows
  }

  /// The document asked for, which may be gone by now but must have been there.
  private static func subject(
    _ text: String, _ reference: ReferenceText, in view: View, _ history: History
  ) throws -> EntityRef {
    guard case .exact(let ref) = reference, view.observation.snapshot[ref] == nil else {
      return try view.observation.snapshot.resolve(text).ref
    }
    var everything = AuditFilter()
    everything.subjects = [ref]
    if try history.events(everything, limit: 1).isEmpty {
      return try view.observation.snapshot.resolve(text).ref
    }
    return ref
  }
}
