package import Documents

/// Rows of one kind with the columns they are shown in: what `list` prints and a collection over HTTP serves.
package struct Listing: Sendable, Equatable {
  /// What the rows are, in the plural: `models`.
  package let name: String
  /// All columns; the first is always the reference.
  package let columns: [Column]
  /// The rows, each an object.
  package let rows: [JSONValue]

  /// Makes a listing; the first of `columns` is the reference.
  package init(name: String, columns: [Column], rows: [JSONValue]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// One column.
  package struct Column: Sendable, Hashable {
    /// Which side the text stands at.
    package enum Alignment: Sendable { case left, right }

    /// Dotted path of its values in a row.
    package let key: String
    /// Its head in tables.
    package let title: String
    /// Which side its text stands at in tables.
    package let alignment: Alignment
    /// Whether tables show it unasked.
    package let isDefault: Bool
    private let path: FieldPath

    /// Makes a column of what stands at the dotted path `key`.
    package init(
      _ key: String, title: String, alignment: Alignment = .left, isDefault: Bool = true
    ) {
      self.init(FieldPath(dotted: key), title: title, alignment: alignment, isDefault: isDefault)
    }

    init(_ path: FieldPath, title: String, alignment: Alignment, isDefault: Bool = true) {
      key = path.name
      self.title = title
      self.alignment = alignment
      self.isDefault = isDefault
      self.path = path
    }

    /// The value in `row`, or nil when there is none.
    package func value(in row: JSONValue) -> JSONValue? { path.value(in: row) }

    /// `row` with this column only.
    fileprivate func projection(of row: JSONValue) -> JSONValue? { path.projection(of: row) }
  }

  /// The rows that pass `filter`.
  package func filtered(by filter: Filter) -> Listing { with(rows: rows.filter(filter.matches)) }

  /// The rows in the order of `keys`, the first counting most; rows that no key tells apart stay as they were.
  ///
  /// Whichever way a key goes, rows whose value is not of the field's type come after those where it is, and rows
  /// without a value last. Lists compare element by element.
  package func sorted(by keys: [SortKey]) -> Listing {
    if keys.isEmpty { return self }
    let values = rows.map { row in keys.map { SortValue(of: row, by: $0) } }
    let order = rows.indices.sorted { left, right in
      for (place, key) in keys.enumerated() {
        let one = values[left][place]
        let other = values[right][place]
        if one == other { continue }
        if one.rank != other.rank { return one.rank < other.rank }
        return one.elements.lexicographicallyPrecedes(other.elements) != key.isDescending
      }
      return left < right
    }
    return with(rows: order.map { rows[$0] })
  }

  /// The listing with the reference and the columns that `text` names (`owner,metric.f1`), in that order, and with
  /// nothing else in its rows. Blank text changes nothing. Filter and sort first.
  ///
  /// - Throws: `FilterError` for a name that `fields` does not have.
  package func showing(_ text: String, fields: FieldSet) throws(FilterError) -> Listing {
    let names = try FieldList.names(in: text, fields: fields, allowingMinus: false)
    if names.isEmpty { return self }
    var shown = Array(columns.prefix(1))
    for name in names where !shown.contains(where: { $0.key == name.path.name }) {
      let known = columns.first { $0.key == name.path.name }
      let alignment: Column.Alignment = name.field.type == .number ? .right : .left
      shown.append(
        Column(
          name.path, title: known?.title ?? fields.title(at: name.path) ?? name.path.name,
          alignment: known?.alignment ?? alignment))
    }
    let rows = rows.map { row in
      shown.compactMap { $0.projection(of: row) }.reduce(.object([])) { Self.merged($0, $1) }
    }
    return Listing(name: name, columns: shown, rows: rows)
  }

  /// The same columns over other rows.
  func with(rows: [JSONValue]) -> Listing { Listing(name: name, columns: columns, rows: rows) }

  /// Two projections of one row as one.
  private static func merged(_ left: JSONValue, _ right: JSONValue) -> JSONValue {
    switch (left, right) {
    case (.object(var members), .object(let others)):
      for other in others {
        if let place = members.firstIndex(where: { $0.key == other.key }) {
          members[place].value = merged(members[place].value, other.value)
        } else {
          members.append(other)
        }
      }
      return .object(members)
    case (.array(let elements), .array(let others)) where elements.count == others.count:
      return .array(zip(elements, others).map { merged($0, $1) })
    default:
      return right
    }
  }
}

/// What one row holds for one sort key.
private struct SortValue: Equatable {
  /// 0 when all of it is of the field's type, 1 when some is not, 2 when there is nothing.
  let rank: Int
  let elements: [ComparableValue]

  init(of row: JSONValue, by key: SortKey) {
    let values = key.path.values(in: row)
    let typed = values.compactMap(key.type.comparable)
    let isTyped = typed.count == values.count
    rank = values.isEmpty ? 2 : (isTyped ? 0 : 1)
    elements = isTyped ? typed : values.map { .text(CellText.text($0)) }
  }
}
