import Documents

extension String {
  /// Whether both are the same scalars: JSON strings are not compared by canonical equivalence.
  func isSameText(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension JSONValue {
  /// This value with `value` at the path, missing mappings made.
  func setting(_ value: JSONValue, at tokens: ArraySlice<String>) -> JSONValue {
    guard let token = tokens.first else { return value }
    let rest = tokens.dropFirst()
    switch self {
    case .object(var members):
      if let index = members.firstIndex(where: { $0.key.isSameText(as: token) }) {
        members[index].value = members[index].value.setting(value, at: rest)
      } else {
        members.append(Member(token, JSONValue.null.setting(value, at: rest)))
      }
      return .object(members)
    case .array(var values):
      if token == "-" {
        values.append(JSONValue.null.setting(value, at: rest))
      } else if let index = Int(token), values.indices.contains(index) {
        values[index] = values[index].setting(value, at: rest)
      }
      return .array(values)
    case .null:
      let inner = JSONValue.null.setting(value, at: rest)
      return token == "-" ? .array([inner]) : .object([Member(token, inner)])
    default: return self
    }
  }

  /// This value without what stands at the path.
  func removing(_ tokens: ArraySlice<String>) -> JSONValue {
    guard let token = tokens.first else { return self }
    let rest = tokens.dropFirst()
    switch self {
    case .object(var members):
      guard let index = members.firstIndex(where: { $0.key.isSameText(as: token) }) else {
        return self
      }
      if rest.isEmpty {
        members.remove(at: index)
      } else {
        members[index].value = members[index].value.removing(rest)
      }
      return .object(members)
    case .array(var values):
      guard let index = Int(token), values.indices.contains(index) else { return self }
      if rest.isEmpty {
        values.remove(at: index)
      } else {
        values[index] = values[index].removing(rest)
      }
      return .array(values)
    default: return self
    }
  }
}

extension Node {
  /// Whether this is the same JSON value: numbers by exact value, objects whatever their order.
  func isEqual(to value: JSONValue) -> Bool {
    switch value {
    case .null: return kind == .null
    case .boolean(let flag): return boolean == flag
    case .number(let lexeme):
      guard kind == .number else { return false }
      return textBytes.elementsEqual(lexeme.utf8) || number == value.number
    case .string(let text): return kind == .string && textBytes.elementsEqual(text.utf8)
    case .array(let values):
      guard kind == .array, count == values.count else { return false }
      return zip(elements, values).allSatisfy { $0.isEqual(to: $1) }
    case .object(let members):
      guard kind == .object, count == members.count else { return false }
      let own = Dictionary(
        self.members.map { (Array($0.key.textBytes), $0.value) },
        uniquingKeysWith: { first, _ in first })
      return members.allSatisfy { own[Array($0.key.utf8)]?.isEqual(to: $0.value) ?? false }
    }
  }
}
