import Documents
import Git
import Registry

/// The parameters that every collection takes, read and checked.
struct CollectionQuery: Sendable {
  /// Their names.
  static let parameters = ["filter", "sort", "limit", "cursor", "fields", "at"]
  /// How many rows a page may have.
  static let limits = 1...200
  /// How many it has unless told.
  static let defaultLimit = 50

  /// The revision or date.
  let at: String?
  /// The filter as written.
  let filterText: String?
  /// The order as written.
  let sortText: String?
  /// The choice of fields as written.
  let fieldsText: String?
  /// Rows on a page.
  let limit: Int
  /// Where the page begins.
  let cursor: PageCursor?

  let filter: Filter?
  private let keys: [SortKey]
  private let fields: FieldSet
  private let question: String
  private let others: [(name: String, value: String?)]

  /// Reads `query`.
  ///
  /// - Parameters:
  ///   - name: what the collection is called, so that a cursor of one fits no other.
  ///   - fields: what filters, orders and choices may name.
  ///   - others: further parameters that this collection takes.
  init(
    _ query: Query, of name: String, fields: FieldSet, others: [String] = []
  ) throws(RequestError) {
    try query.allow(Self.parameters + others)
    at = query["at"]
    filterText = query["filter"]
    sortText = query["sort"]
    fieldsText = query["fields"]
    self.fields = fields
    self.others = others.map { ($0, query[$0]) }
    limit = try Self.limit(query["limit"])
    filter = try filterText.map { text throws(RequestError) in
      try Self.reading("filter") { () throws(FilterError) in try Filter(text, fields: fields) }
    }
    keys =
      try sortText.map { text throws(RequestError) in
        try Self.reading("sort") { () throws(FilterError) in
          try SortKey.list(text, fields: fields)
        }
      } ?? []
    question = String(
      EntityTag(
        [name, filterText ?? "", sortText ?? ""] + others.map { query[$0] ?? "" }
      ).text.dropFirst().prefix(8))
    cursor = try query["cursor"].map { text throws(RequestError) in
      guard let cursor = PageCursor(text) else {
        throw .malformedParameter(
          "cursor", value: text, expected: "use the nextCursor of the page before")
      }
      return cursor
    }
    if let cursor, cursor.question != question { throw .foreignCursor }
  }

  private static func limit(_ text: String?) throws(RequestError) -> Int {
    guard let text else { return defaultLimit }
    guard let limit = Int(text), limits.contains(limit) else {
      throw .malformedParameter(
        "limit", value: text,
        expected: "write a number from \(limits.lowerBound) to \(limits.upperBound)")
    }
    return limit
  }

  private static func reading<Value>(
    _ parameter: String, _ body: () throws(FilterError) -> Value
  ) throws(RequestError) -> Value {
    do throws(FilterError) { return try body() } catch {
      throw .filter(error, parameter: parameter)
    }
  }

  /// How many rows have to be known to answer; nil when all have.
  var needed: Int? {
    guard keys.isEmpty else { return nil }
    let sum = (cursor?.place.count ?? 0).addingReportingOverflow(limit + 1)
    return sum.overflow ? nil : sum.partialValue
  }

  /// One page of `listing` as it is in `view`, filtered, ordered and reduced to the chosen fields.
  func page(of listing: Listing, in view: View) throws(RequestError) -> CollectionPage {
    if let cursor, cursor.commit != view.commit { throw .staleCursor }
    let wanted = filter.map(listing.filtered) ?? listing
    let found = wanted.sorted(by: keys).page(limit: limit, after: cursor?.place)
    guard let page = found else { throw .staleCursor }
    let next = page.next.flatMap { place in
      view.commit.map { PageCursor(commit: $0, question: question, place: place) }
    }
    let shown = try fieldsText.map { text throws(RequestError) in
      try Self.reading("fields") { () throws(FilterError) in
        try page.listing.showing(text, fields: fields)
      }
    }
    return CollectionPage(
      rows: (shown ?? page.listing).rows, first: cursor?.place.count ?? 0, total: page.total,
      next: next)
  }

  /// The parameters again, with some of them changed; a changed question begins at its first page.
  func parameters(
    _ changes: [String: String?] = [:], cursor: PageCursor? = nil
  ) -> [(name: String, value: String?)] {
    var parameters: [(name: String, value: String?)] = [
      ("filter", filterText), ("sort", sortText), ("fields", fieldsText),
      ("limit", limit == Self.defaultLimit ? nil : String(limit)), ("at", at),
    ]
    parameters += others
    for (name, value) in changes {
      if let place = parameters.firstIndex(where: { $0.name == name }) {
        parameters[place].value = value
      }
    }
    parameters.append(("cursor", cursor?.text))
    return parameters
  }
}
