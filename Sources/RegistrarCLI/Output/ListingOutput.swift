import ArgumentParser
import Documents
import Registry
import YAML

/// The forms in which rows are printed.
enum RowFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, jsonl, yaml, csv
}

extension Console {
  /// Prints `listing` in `format`; tables show the columns that are shown unasked.
  func print(_ listing: Listing, as format: RowFormat, whenEmpty: String) {
    switch format {
    case .table: printRaw(table(listing, whenEmpty: whenEmpty))
    case .json: printRaw(JSONText.array(listing))
    case .jsonl: printRaw(JSONText.lines(listing))
    case .csv: printRaw(CSVText.text(listing))
    case .yaml: printRaw(YAMLWriter.text(.array(listing.rows)))
    }
  }

  /// `listing` as an aligned table.
  func table(_ listing: Listing, whenEmpty: String) -> String {
    TableText { text, role in
      switch role {
      case .head: styled(text, .dim)
      case .reference: styled(text, .cyan)
      case .missing: styled(text, .dim)
      case .value: text
      }
    }.text(listing, whenEmpty: whenEmpty)
  }
}
