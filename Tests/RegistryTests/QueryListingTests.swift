import Documents
import Testing

@testable import Registry

@Suite("A listing")
struct QueryListingTests {
  private static func listing(_ rows: [JSONValue]) -> Listing {
    Listing(
      name: "models",
      columns: [
        Listing.Column("reference", title: "Reference"), Listing.Column("owner", title: "Owner"),
        Listing.Column("status", title: "Status", isDefault: false),
      ], rows: rows)
  }

  private static func references(_ listing: Listing) -> [String] {
    listing.rows.map { listing.reference(of: $0) }
  }

  @Test("keeps the rows that pass a filter")
  func filtered() throws {
    let listing = Self.listing([["reference": "a", "owner": "x"], ["reference": "b"]])
    let filter = try Filter("owner = x", fields: QueryRows.fields)
    #expect(Self.references(listing.filtered(by: filter)) == ["a"])
  }

  @Test(
    "sorts by type, rows without a value last",
    arguments: [
      ("", "dcbae"), ("reference", "abcde"), ("-reference", "edcba"),
      ("version", "cbade"), ("-version", "abcde"), ("metric.f1", "abcde"), ("-metric.f1", "cbade"),
      ("owner,-reference", "dbcae"), ("owner", "dbcae"), ("created", "bacde"),
      ("tags", "abcde"), ("-tags", "cbade"), ("inProduction", "badce"),
    ])
  func sorted(_ keys: String, _ order: String) throws {
    let rows: [JSONValue] = [
      [
        "reference": "d", "owner": "team:a", "version": "not a version", "created": "2026-05-05",
        "metric": [:], "tags": .null,
      ],
      [
        "reference": "c", "owner": "team:b", "version": "2.9.0", "created": "2026-04-01T00:00:00Z",
        "metric": ["f1": .number("10")], "tags": ["b"], "inProduction": .null,
      ],
      [
        "reference": "b", "owner": "team:a", "version": "2.10.0-rc.1", "created": "2026-03-03",
        "metric": ["f1": .number("9.5")], "tags": ["a", "b"], "inProduction": false,
      ],
      [
        "reference": "a", "owner": "team:b", "version": "2.10.0",
        "created": "2026-03-03T09:00:00+01:00", "metric": ["f1": .number("-1")], "tags": ["a"],
        "inProduction": true,
      ],
      ["reference": "e"],
    ]
    let listing = Self.listing(rows)
    let sorted = listing.sorted(by: try SortKey.list(keys, fields: QueryRows.fields))
    #expect(Self.references(sorted).joined() == order)
  }

  @Test("refuses to sort by what is not there")
  func unknownSortKey() {
    #expect(throws: FilterError.self) {
      _ = try SortKey.list("-ownr", fields: QueryRows.fields)
    }
    #expect(
      throws: FilterError(reason: .expectedField(found: nil), offset: 6),
      performing: { _ = try SortKey.list("owner,", fields: QueryRows.fields) })
    #expect(
      throws: FilterError(reason: .tooManyNames(limit: 64), offset: 64 * 6),
      performing: {
        let text = Array(repeating: "owner", count: 65).joined(separator: ",")
        _ = try SortKey.list(text, fields: QueryRows.fields)
      })
  }

  @Test("comes in pages that join to the whole", arguments: [1, 2, 3, 7, 8, 100, 0, -5])
  func pages(_ limit: Int) throws {
    // Two rows share a reference.
    let listing = Self.listing(
      ["a", "b", "b", "c", "d", "e", "f~1"].map { ["reference": .string($0)] })
    var seen: [String] = []
    var cursor: Listing.Cursor?
    repeat {
      let page = try #require(listing.page(limit: limit, after: cursor))
      #expect(page.total == 7)
      seen += Self.references(page.listing)
      cursor = page.next.flatMap { Listing.Cursor($0.description) }
      #expect(cursor == page.next)
    } while cursor != nil && seen.count < 20
    #expect(seen == ["a", "b", "b", "c", "d", "e", "f~1"])
  }

  @Test("finds its place again when rows came or went")
  func movedPage() throws {
    let before = Self.listing(["a", "b", "c", "d"].map { ["reference": .string($0)] })
    let cursor = try #require(before.page(limit: 2)?.next)
    let grown = Self.listing(["0", "a", "b", "c"].map { ["reference": .string($0)] })
    #expect(grown.page(limit: 9, after: cursor).map { Self.references($0.listing) } == ["c"])
    let shrunk = Self.listing(["b", "c"].map { ["reference": .string($0)] })
    #expect(shrunk.page(limit: 9, after: cursor).map { Self.references($0.listing) } == ["c"])
    #expect(Self.listing([]).page(limit: 9, after: cursor) == nil)
    #expect(Self.listing([]).page(limit: 9)?.listing.rows.isEmpty == true)
  }

  @Test(
    "takes no odd text for a cursor",
    arguments: [
      "", "~", "~a", "a", "0~a", "-1~a", "+1~a", "1", "99999999999999999999~a", "\u{661}~a",
    ])
  func malformedCursors(_ text: String) { #expect(Listing.Cursor(text) == nil) }

  @Test("shows chosen columns, the reference first, and nothing else")
  func showing() throws {
    let listing = Self.listing([QueryRows.scorer])
    let shown = try listing.showing(
      "status, metric.accuracy,metric.`f1 @ 0.5`,reference,label.`app.io/name`,artifacts.digest,artifacts.size,label.no",
      fields: QueryRows.fields)
    #expect(
      shown.columns.map(\.title) == [
        "Reference", "Status", "accuracy", "f1 @ 0.5", "app.io/name", "artifacts.digest",
        "artifacts.size", "no",
      ])
    #expect(shown.columns.allSatisfy(\.isDefault) && shown.columns[2].alignment == .right)
    let expected: JSONValue = [
      "reference": "credit/scorer", "status": "released",
      "metric": ["accuracy": .number("0.87"), "f1 @ 0.5": .number("0.4")],
      "label": ["app.io/name": "Scorer's \"x\""],
      "artifacts": [["digest": "sha256:aa", "size": 5], ["digest": "sha256:bb"]],
    ]
    #expect(shown.rows == [expected])
    #expect(try listing.showing(" ", fields: QueryRows.fields) == listing)
    #expect(throws: FilterError.self) { try listing.showing("-owner", fields: QueryRows.fields) }
  }
}
