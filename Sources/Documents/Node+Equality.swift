/// Equality of the JSON data model (JSON Schema Core 2020-12, section 4.2.2).
extension Node {
  /// Whether both are the same JSON value: numbers by exact value, objects whatever their order.
  package func isEqual(to other: Node) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .null: return true
    case .boolean: return boolean == other.boolean
    case .number: return number == other.number
    case .string: return textBytes.elementsEqual(other.textBytes)
    case .array:
      guard count == other.count else { return false }
      return zip(elements, other.elements).allSatisfy { $0.isEqual(to: $1) }
    case .object:
      guard count == other.count else { return false }
      return members.allSatisfy { member in
        guard let match = other[member.name] else { return false }
        return member.value.isEqual(to: match)
      }
    }
  }

  /// Feeds a hash that is equal for equal values.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    switch kind {
    case .null: break
    case .boolean: hasher.combine(boolean)
    case .number: hasher.combine(number)
    case .string: for byte in textBytes { hasher.combine(byte) }
    case .array: for element in elements { element.hash(into: &hasher) }
    case .object:
      var combined = 0
      for member in members {
        var one = Hasher()
        for byte in member.key.textBytes { one.combine(byte) }
        member.value.hash(into: &one)
        combined ^= one.finalize()
      }
      hasher.combine(combined)
    }
  }
}
