extension Node? {
  /// Whether both are the same JSON value, or neither is there.
  package func isSame(as other: Node?) -> Bool {
    switch (self, other) {
    case (nil, nil): true
    case (let left?, let right?): left.isEqual(to: right)
    default: false
    }
  }
}

/// Equality of the JSON data model (JSON Schema Core 2020-12, section 4.2.2).
extension Node {
  /// Whether both are the same JSON value: numbers by exact value, objects whatever their order.
  package func isEqual(to other: Node) -> Bool {
    switch (kind, other.kind) {
    case (.null, .null): return true
    case (.boolean, .boolean): return boolean == other.boolean
    case (.number, .number):
      return textBytes.elementsEqual(other.textBytes) || number == other.number
    case (.string, .string): return textBytes.elementsEqual(other.textBytes)
    case (.array, .array):
      return count == other.count && zip(elements, other.elements).allSatisfy { $0.isEqual(to: $1) }
    case (.object, .object): return count == other.count && hasEqualMembers(in: other)
    default: return false
    }
  }

  /// Compares in step while keys come in the same order, then by an index of what is left.
  private func hasEqualMembers(in other: Node) -> Bool {
    var own = members.makeIterator()
    var others = other.members.makeIterator()
    while let member = own.next(), let match = others.next() {
      guard member.key.isEqual(to: match.key) else {
        var index = [match.key.textBytes: match.value]
        while let rest = others.next() { index[rest.key.textBytes] = rest.value }
        var next: Member? = member
        while let member = next {
          guard let match = index[member.key.textBytes], member.value.isEqual(to: match) else {
            return false
          }
          next = own.next()
        }
        return true
      }
      guard member.value.isEqual(to: match.value) else { return false }
    }
    return true
  }

  /// Feeds a hash that is equal for equal values.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    switch kind {
    case .null: break
    case .boolean: hasher.combine(boolean)
    case .number: hasher.combine(number)
    case .string: hasher.combine(textBytes)
    case .array: for element in elements { element.hash(into: &hasher) }
    case .object:
      var combined = 0
      for member in members {
        var one = Hasher()
        one.combine(member.key.textBytes)
        member.value.hash(into: &one)
        combined ^= one.finalize()
      }
      hasher.combine(combined)
    }
  }
}
