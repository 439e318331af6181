package import Documents

/// One value of a document that differs between two moments.
package struct FieldChange: Sendable, Equatable {
  /// Dotted path of keys and positions, `thresholds.0.value`; empty for the whole document.
  package let path: String
  /// The value before; nil when it was not there.
  package let old: JSONValue?
  /// The value after; nil when it is gone.
  package let new: JSONValue?

  /// The differing leaves between two values, in the order of `new` and then of what `old` alone has.
  ///
  /// Objects are compared key by key. Arrays of the same length are compared place by place; others
  /// count as one value, since places say little once something was inserted.
  package static func between(_ old: JSONValue?, _ new: JSONValue?, at path: String = "")
    -> [FieldChange]
  {
    func below(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    switch (old, new) {
    case (.object(let before)?, .object(let after)?):
      let keys =
        after.map(\.key) + before.map(\.key).filter { key in !after.contains { $0.key == key } }
      return keys.flatMap { between(old?[$0], new?[$0], at: below($0)) }
    case (.array(let before)?, .array(let after)?) where before.count == after.count:
      return before.indices.flatMap { between(before[$0], after[$0], at: below(String($0))) }
    default:
      return isSame(old, new) ? [] : [FieldChange(path: path, old: old, new: new)]
    }
  }

  private static func isSame(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
    if let one = left?.number, let other = right?.number { return one == other }
    return left == right
  }
}
