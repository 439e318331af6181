/// One field to sort by, and which way.
package struct SortKey: Hashable, Sendable, CustomStringConvertible {
  /// The field.
  package let path: FieldPath
  /// How its values compare.
  package let type: FieldType
  /// Whether the greatest comes first.
  package let isDescending: Bool

  /// Makes a key.
  package init(_ path: FieldPath, _ type: FieldType, isDescending: Bool = false) {
    self.path = path
    self.type = type
    self.isDescending = isDescending
  }

  /// Reads `-metric.accuracy,name`: fields separated by commas, those with `-` descending.
  ///
  /// - Throws: `FilterError`; blank text gives no keys.
  package static func list(_ text: String, fields: FieldSet) throws(FilterError) -> [SortKey] {
    try FieldList.names(in: text, fields: fields, allowingMinus: true).map { name in
      SortKey(name.path, name.field.type, isDescending: name.hasMinus)
    }
  }

  package var description: String { (isDescending ? "-" : "") + path.description }
}
