/// The comparisons of the filter language.
enum FilterOperator: String, CaseIterable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Whether it asks for order, not only for equality.
  var isOrdering: Bool { self != .equal && self != .notEqual }

  /// Whether it holds for a value that stands in `relation` to the operand.
  func holds(_ relation: ComparableValue.Relation) -> Bool {
    switch self {
    case .equal: relation == .equal
    case .notEqual: relation != .equal
    case .less: relation == .less
    case .lessOrEqual: relation != .greater
    case .greater: relation == .greater
    case .greaterOrEqual: relation != .less
    }
  }
}
