package import Documents

/// Where a field stands in a row: `metric.accuracy`, a key for each level of objects.
///
/// Written with dots; a key of other characters stands in backquotes: ``label.`app.io/name` ``.
package struct FieldPath: Hashable, Sendable, CustomStringConvertible {
  /// The keys, outermost first; at least one.
  package let segments: [String]
  /// For each segment, it and those after it joined by dots.
  private let tails: [String]

  /// The path of `segments`; none at all make the path of one empty key.
  init(segments: [String]) {
    let segments = segments.isEmpty ? [""] : segments
    self.segments = segments
    tails = segments.indices.map { segments[$0...].joined(separator: ".") }
  }

  /// The path whose keys are the parts of `text` between dots, taken as they are.
  package init(dotted text: String) {
    self.init(
      segments: text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
        .map { String($0) })
  }

  /// The keys joined by dots, without backquotes.
  package var name: String { tails[0] }

  /// As the filter language spells it: backquotes where a key needs them.
  package var description: String {
    segments.count == 1 && FilterKeyword(segments[0]) != nil
      ? Self.quoted(segments[0])
      : segments.map { Self.isPlain($0) ? $0 : Self.quoted($0) }.joined(separator: ".")
  }

  /// The value in `row`, or nil when there is none.
  ///
  /// A key that holds dots is tried whole first, as `JSONValue.value(atPath:)` does. A list on the way gives
  /// the list of what its elements hold.
  package func value(in row: JSONValue) -> JSONValue? { value(in: row, from: 0) }

  /// The single values in `row`: lists opened, nulls and empty lists left out.
  package func values(in row: JSONValue) -> [JSONValue] {
    var found: [JSONValue] = []
    if let value = value(in: row) { Self.flatten(value, into: &found) }
    return found
  }

  /// `row` with nothing but what the path leads to, or nil when it leads nowhere.
  func projection(of row: JSONValue) -> JSONValue? { projection(of: row, from: 0) }

  private func value(in container: JSONValue, from start: Int) -> JSONValue? {
    switch container {
    case _ where start == segments.count: return container
    case .array(let elements):
      let found = elements.compactMap { value(in: $0, from: start) }
      return found.isEmpty ? nil : .array(found)
    case .object:
      if let value = container[tails[start]] { return value }
      return container[segments[start]].flatMap { value(in: $0, from: start + 1) }
    default: return nil
    }
  }

  private func projection(of container: JSONValue, from start: Int) -> JSONValue? {
    switch container {
    case _ where start == segments.count: return container
    case .array(let elements):
      // An element without the field keeps its place, so that projections of one list can be merged.
      let found = elements.map { projection(of: $0, from: start) }
      return found.allSatisfy { $0 == nil } ? nil : .array(found.map { $0 ?? .object([]) })
    case .object:
      if let value = container[tails[start]] {
        return .object([JSONValue.Member(tails[start], value)])
      }
      guard let next = container[segments[start]],
        let found = projection(of: next, from: start + 1)
      else { return nil }
      return .object([JSONValue.Member(segments[start], found)])
    default: return nil
    }
  }

  private static func flatten(_ value: JSONValue, into found: inout [JSONValue]) {
    switch value {
    case .null: break
    case .array(let elements): for element in elements { flatten(element, into: &found) }
    default: found.append(value)
    }
  }

  /// Whether `scalar` may stand in a key without backquotes: a letter, a digit, `_` or `-`.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: !scalar.isASCII && scalar.properties.isAlphabetic
    }
  }

  private static func isPlain(_ segment: String) -> Bool {
    !segment.isEmpty && segment.unicodeScalars.allSatisfy { isPlain($0) }
  }

  private static func quoted(_ segment: String) -> String {
    var text = "`".unicodeScalars
    for scalar in segment.unicodeScalars {
      if scalar == "`" { text.append("`") }
      text.append(scalar)
    }
    text.append("`")
    return String(text)
  }
}
