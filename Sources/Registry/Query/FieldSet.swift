/// The fields that rows of one kind have: what a filter, a sort or a choice of columns may name.
package struct FieldSet: Sendable, Equatable {
  /// The fields, in the order in which they are listed for people.
  package let fields: [Field]
  private let positions: [String: Int]

  /// One field, or with a name that ends in a dot (`metric.`) all fields below it.
  package struct Field: Sendable, Hashable {
    /// The dotted path, or the open prefix.
    package let name: String
    /// How its values compare.
    package let type: FieldType
    /// The head of its column.
    package let title: String
    /// One sentence that says what it holds.
    package let doc: String

    /// Makes a field; a `name` that ends in a dot stands for every field below it.
    package init(_ name: String, _ type: FieldType, title: String, doc: String) {
      self.name = name
      self.type = type
      self.title = title
      self.doc = doc
    }

    /// Whether it stands for all fields below a prefix.
    package var isOpen: Bool { name.utf8.last == UInt8(ascii: ".") }
    /// Number of keys in the prefix of an open field.
    var depth: Int { name.utf8.count { $0 == UInt8(ascii: ".") } }
    /// The name as shown to people: `metric.<name>` for an open one.
    package var shownName: String { isOpen ? name + "<name>" : name }
  }

  /// A set of `fields`; of two with one name the first counts.
  package init(_ fields: [Field]) {
    var positions: [String: Int] = [:]
    var kept: [Field] = []
    for field in fields where positions[field.name] == nil {
      positions[field.name] = kept.count
      kept.append(field)
    }
    self.fields = kept
    self.positions = positions
  }

  /// The fields of both; where both have a name, `left` counts.
  package static func + (left: FieldSet, right: FieldSet) -> FieldSet {
    FieldSet(left.fields + right.fields)
  }

  /// The field that `path` names: the one of that name, else the one of the longest open prefix.
  package func field(at path: FieldPath) -> Field? {
    if let position = positions[path.name] {
      return fields[position].isOpen ? nil : fields[position]
    }
    for length in stride(from: path.segments.count - 1, to: 0, by: -1) {
      let prefix = path.segments[..<length].joined(separator: ".") + "."
      if let position = positions[prefix] { return fields[position] }
    }
    return nil
  }

  /// The title of the column at `path`: below an open prefix, the rest of the path.
  func title(at path: FieldPath) -> String? {
    guard let field = field(at: path) else { return nil }
    guard field.isOpen else { return field.title }
    return path.segments.dropFirst(field.depth).joined(separator: ".")
  }
}
