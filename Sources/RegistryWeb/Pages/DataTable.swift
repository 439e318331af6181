/// A table with a caption, heads of columns and of rows; on narrow screens each row becomes a block.
struct DataTable {
  /// What the table shows.
  let caption: String
  /// The columns; the first holds the heads of the rows.
  let columns: [Column]
  /// Cells of each row, one a column.
  let rows: [[HTML]]
  /// Whether the caption is only read aloud, a heading saying the same.
  var hidesCaption = true

  /// One column.
  struct Column {
    /// Its head.
    let title: String
    /// Whether it holds numbers.
    var isNumeric = false
    /// Where its head leads: the same table ordered by it.
    var sort: Address?
    /// How the table is ordered by it: `ascending` or `descending`.
    var order: String?

    init(_ title: String, isNumeric: Bool = false, sort: Address? = nil, order: String? = nil) {
      self.title = title
      self.isNumeric = isNumeric
      self.sort = sort
      self.order = order
    }

    fileprivate var classes: Attribute? { isNumeric ? .class("number") : nil }
  }

  /// The table as markup.
  var html: HTML {
    Tag.table {
      Tag.caption(hidesCaption ? .class("aloud") : nil) { caption }
      Tag.thead { Tag.tr { columns.map(head) } }
      Tag.tbody {
        for row in rows {
          Tag.tr {
            for (place, (column, cell)) in zip(columns, row).enumerated() {
              if place == 0 {
                Tag.th(.scope("row")) { cell }
              } else {
                Tag.td(column.classes, .dataLabel(column.title)) { Tag.div { cell } }
              }
            }
          }
        }
      }
    }
  }

  private func head(_ column: Column) -> HTML {
    Tag.th(.scope("col"), column.classes, column.order.map { .ariaSort($0) }) {
      if let sort = column.sort {
        Tag.a(.href(sort)) { column.title }
      } else {
        column.title
      }
    }
  }
}
