import Documents

/// Inputs that are a little smaller than a given one.
enum SmallerInput {
  /// `text` without a part, the largest parts first, or with a part that says less.
  static func texts(_ text: [UInt8]) -> [[UInt8]] {
    var candidates: [[UInt8]] = []
    var size = text.count / 2
    while size > 0 {
      for start in stride(from: 0, to: text.count, by: max(1, size / 2)) {
        candidates.append(Array(text[..<start]) + text[min(text.count, start + size)...])
      }
      size /= 2
    }
    return candidates
  }

  /// The same for a string, whole scalars at a time.
  static func strings(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var candidates: [String] = []
    var size = scalars.count
    while size > 0 {
      for start in stride(from: 0, to: scalars.count, by: max(1, size / 2)) {
        var shorter = String.UnicodeScalarView()
        shorter.append(contentsOf: scalars[..<start])
        shorter.append(contentsOf: scalars[min(scalars.count, start + size)...])
        candidates.append(String(shorter))
      }
      size /= 2
    }
    return candidates
  }

  /// `value` without one of its parts, or with one of its parts made simple, outer parts first.
  static func values(_ value: JSONValue) -> [JSONValue] {
    switch value {
    case .array(let values):
      return values.indices.map { .array(without($0, values)) }
        + values.indices.flatMap { index in
          simpler(values[index]).map { .array(with($0, at: index, values)) }
        }
    case .object(let members):
      return members.indices.map { .object(without($0, members)) }
        + members.indices.flatMap { index in
          simpler(members[index].value).map {
            .object(with(.init(members[index].key, $0), at: index, members))
          }
        }
    case .string(let text): return strings(text).map { .string($0) }
    default: return []
    }
  }

  /// What may take the place of `value` inside another: its children, or something smaller of its kind.
  private static func simpler(_ value: JSONValue) -> [JSONValue] {
    value.elements + value.members.map(\.value) + values(value)
  }

  private static func without<Item>(_ index: Int, _ items: [Item]) -> [Item] {
    var items = items
    items.remove(at: index)
    return items
  }

  private static func with<Item>(_ item: Item, at index: Int, _ items: [Item]) -> [Item] {
    var items = items
    items[index] = item
    return items
  }
}
