import Documents

/// A listing as JSON for programs: the rows as they are.
package enum JSONText {
  /// One array of the row objects, indented, ending with a line end.
  package static func array(_ listing: Listing) -> String {
    JSONWriter.text(.array(listing.rows), .indented) + "\n"
  }

  /// One row object a line.
  package static func lines(_ listing: Listing) -> String {
    listing.rows.map { JSONWriter.text($0) + "\n" }.joined()
  }
}
