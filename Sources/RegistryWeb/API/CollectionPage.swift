import Documents

/// Some rows of a collection in a row.
struct CollectionPage: Sendable {
  /// The rows.
  let rows: [JSONValue]
  /// How many rows come before them.
  let first: Int
  /// How many rows there are; for a listing that was not read to its end, those that are known.
  let total: Int
  /// Where the rows after these begin.
  let next: PageCursor?
}
