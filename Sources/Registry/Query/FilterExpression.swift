import Documents

/// A filter as a tree. AND and OR have two operands or more, none of them of the same kind.
indirect enum FilterExpression: Hashable, Sendable {
  case truth(FieldPath)
  case comparison(FieldPath, FieldType, FilterOperator, FilterOperand)
  case membership(FieldPath, FieldType, [FilterOperand], isNegated: Bool)
  case likeness(FieldPath, LikePattern, isNegated: Bool)
  case not(FilterExpression)
  case all([FilterExpression])
  case any([FilterExpression])

  /// Whether it holds for `row`.
  func matches(_ row: JSONValue) -> Bool {
    switch self {
    case .truth(let path): path.values(in: row).contains(where: Self.isTrue)
    case .comparison(let path, let type, .notEqual, let operand):
      !Self.equals(path.values(in: row), type, operand)
    case .comparison(let path, let type, .equal, let operand):
      Self.equals(path.values(in: row), type, operand)
    case .comparison(let path, let type, let comparison, let operand):
      path.values(in: row).contains { value in
        guard let other = operand.value else { return false }
        return type.comparable(value)?.relation(to: other).map(comparison.holds) ?? false
      }
    case .membership(let path, let type, let operands, let isNegated):
      Self.contains(operands, path.values(in: row), type) != isNegated
    case .likeness(let path, let pattern, let isNegated):
      path.values(in: row).contains { value in
        guard case .text(let text) = FieldType.text.comparable(value) else { return false }
        return pattern.matches(text)
      } != isNegated
    case .not(let operand): !operand.matches(row)
    case .all(let operands): operands.allSatisfy { $0.matches(row) }
    case .any(let operands): operands.contains { $0.matches(row) }
    }
  }

  private static func equals(
    _ values: [JSONValue], _ type: FieldType, _ operand: FilterOperand
  ) -> Bool {
    guard let other = operand.value else { return values.isEmpty }
    return values.contains { type.comparable($0)?.relation(to: other) == .equal }
  }

  private static func contains(
    _ operands: [FilterOperand], _ values: [JSONValue], _ type: FieldType
  ) -> Bool {
    let candidates = values.compactMap(type.comparable)
    return operands.contains { operand in
      guard let other = operand.value else { return values.isEmpty }
      return candidates.contains { $0.relation(to: other) == .equal }
    }
  }

  private static func isTrue(_ value: JSONValue) -> Bool {
    switch value {
    case .null: false
    case .boolean(let flag): flag
    case .number: value.number.map { !$0.isZero } ?? false
    case .string(let text): !text.isEmpty
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    }
  }
}

extension FilterExpression: CustomStringConvertible {
  /// The filter as it would best be written; reading it gives the same filter.
  var description: String {
    switch self {
    case .truth(let path): path.description
    case .comparison(let path, _, let comparison, let operand):
      "\(path) \(comparison.rawValue) \(operand.spelling)"
    case .membership(let path, _, let operands, let isNegated):
      "\(path) \(isNegated ? "NOT " : "")IN (\(operands.map(\.spelling).joined(separator: ", ")))"
    case .likeness(let path, let pattern, let isNegated):
      "\(path) \(isNegated ? "NOT " : "")LIKE \(FilterText.quoted(pattern))"
    case .not(let operand): "NOT " + operand.text(within: .not)
    case .all(let operands): operands.map { $0.text(within: .and) }.joined(separator: " AND ")
    case .any(let operands): operands.map { $0.text(within: .or) }.joined(separator: " OR ")
    }
  }

  /// The text in parentheses where `keyword` binds tighter.
  private func text(within keyword: FilterKeyword) -> String {
    switch self {
    case .any where keyword != .or, .all where keyword == .not: "(\(self))"
    default: description
    }
  }
}
