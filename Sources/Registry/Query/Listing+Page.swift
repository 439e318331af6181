import Documents

extension Listing {
  /// Some rows of a listing in a row, and where the next ones begin.
  package struct Page: Sendable, Equatable {
    /// The rows, under the columns of the whole.
    package let listing: Listing
    /// Number of rows in the whole.
    package let total: Int
    /// What to ask for the rows after these; nil on the last page.
    package let next: Cursor?
  }

  /// The end of a page: how many rows came before, and the reference of the last of them.
  ///
  /// Written `20~credit/scorer@2.1.0`. The reference makes paging right when rows were added or removed between two
  /// requests; the number makes it right when several rows have one reference.
  package struct Cursor: Sendable, Hashable, CustomStringConvertible {
    /// Rows up to the end of the page.
    package let count: Int
    /// What the first column holds in the last of them.
    package let reference: String

    /// Makes a cursor after `count` rows.
    init(count: Int, reference: String) {
      self.count = count
      self.reference = reference
    }

    /// Reads a cursor's text; nil when it is none.
    package init?(_ text: String) {
      let scalars = text.unicodeScalars
      guard text.utf8.count <= Filter.maximumLength, let separator = scalars.firstIndex(of: "~"),
        scalars[..<separator].allSatisfy({ ("0"..."9").contains($0) }),
        let count = Int(String(scalars[..<separator])), count > 0
      else { return nil }
      self.count = count
      reference = String(scalars[scalars.index(after: separator)...])
    }

    package var description: String { "\(count)~\(reference)" }
  }

  /// Up to `limit` rows (one at least) after `cursor`, or from the beginning.
  ///
  /// - Returns: nil when no row has the cursor's reference any more.
  package func page(limit: Int, after cursor: Cursor? = nil) -> Page? {
    guard let start = cursor.map(position(after:)) ?? 0 else { return nil }
    let end = start + min(max(1, limit), rows.count - start)
    let next =
      end < rows.count && end > 0
      ? Cursor(count: end, reference: reference(of: rows[end - 1])) : nil
    return Page(listing: with(rows: Array(rows[start..<end])), total: rows.count, next: next)
  }

  /// The row after the one that `cursor` means: the one with its reference that is closest to its place.
  private func position(after cursor: Cursor) -> Int? {
    let place = cursor.count - 1
    if place < rows.count, reference(of: rows[place]) == cursor.reference { return cursor.count }
    let candidates = rows.indices.filter { reference(of: rows[$0]) == cursor.reference }
    return candidates.min { abs($0 - place) < abs($1 - place) }.map { $0 + 1 }
  }

  /// What the first column holds.
  func reference(of row: JSONValue) -> String {
    columns.first?.value(in: row).map(CellText.text) ?? ""
  }
}
