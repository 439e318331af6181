/// Reads a filter: OR of ANDs of comparisons, NOT and parentheses, by recursive descent.
struct FilterParser {
  private var scanner: FilterScanner
  private let fields: FieldSet

  /// Reads the whole of `text`; blank text gives a filter that every row passes.
  static func parse(_ text: String, fields: FieldSet) throws(FilterError) -> FilterExpression {
    var parser = FilterParser(scanner: try FilterScanner(text), fields: fields)
    if parser.scanner.isAtEnd() { return .all([]) }
    let expression = try parser.disjunction(depth: 0)
    if let found = parser.unread() {
      throw FilterError(reason: .expectedOperator(found: found), offset: parser.scanner.offset)
    }
    return expression
  }

  /// What is left to read, or nil at the end.
  private mutating func unread() -> String? { scanner.isAtEnd() ? nil : scanner.snippet() }

  private mutating func disjunction(depth: Int) throws(FilterError) -> FilterExpression {
    let first = try conjunction(depth: depth)
    guard scanner.take(.or) else { return first }
    var operands = [first]
    repeat { operands.append(try conjunction(depth: depth)) } while scanner.take(.or)
    return .any(
      operands.flatMap { operand in
        if case .any(let inner) = operand { inner } else { [operand] }
      })
  }

  private mutating func conjunction(depth: Int) throws(FilterError) -> FilterExpression {
    let first = try negation(depth: depth)
    guard scanner.take(.and) else { return first }
    var operands = [first]
    repeat { operands.append(try negation(depth: depth)) } while scanner.take(.and)
    return .all(
      operands.flatMap { operand in
        if case .all(let inner) = operand { inner } else { [operand] }
      })
  }

  private mutating func negation(depth: Int) throws(FilterError) -> FilterExpression {
    scanner.skipSpace()
    let start = scanner.offset
    if scanner.take(.not) {
      try limit(depth, at: start)
      return .not(try negation(depth: depth + 1))
    }
    guard scanner.take("(") else { return try comparison() }
    try limit(depth, at: start)
    let expression = try disjunction(depth: depth + 1)
    guard scanner.take(")") else {
      throw unread().map { found in
        FilterError(reason: .expectedOperator(found: found), offset: scanner.offset)
      } ?? FilterError(reason: .unclosedParenthesis, offset: start)
    }
    return expression
  }

  private func limit(_ depth: Int, at offset: Int) throws(FilterError) {
    guard depth < Filter.maximumDepth else {
      throw FilterError(reason: .tooDeep(limit: Filter.maximumDepth), offset: offset)
    }
  }

  private mutating func comparison() throws(FilterError) -> FilterExpression {
    scanner.skipSpace()
    let start = scanner.offset
    let path = try scanner.fieldPath()
    let field = try fields.resolve(path, at: start)
    scanner.skipSpace()
    let place = scanner.offset
    let isNegated = scanner.take(.not)
    if scanner.take(.isIn) {
      return .membership(path, field.type, try list(of: field, at: path), isNegated: isNegated)
    }
    if scanner.take(.like) {
      guard field.type.isText else { throw unordered(path, field, "LIKE", at: place) }
      return .likeness(path, try scanner.literal().pattern, isNegated: isNegated)
    }
    if isNegated {
      throw FilterError(reason: .expectedOperator(found: "NOT"), offset: place)
    }
    let spelling = scanner.takeOperator()
    if spelling.isEmpty { return .truth(path) }
    guard let comparison = FilterOperator(rawValue: spelling) else {
      throw FilterError(reason: .unknownOperator(spelling), offset: place)
    }
    if comparison.isOrdering, !field.type.isOrdered {
      throw unordered(path, field, spelling, at: place)
    }
    let operand = try scanner.literal().operand(of: field, at: path)
    if comparison.isOrdering {
      guard let value = operand.value else {
        throw FilterError(reason: .unorderedNull(operator: spelling), offset: place)
      }
      if case .boolean = value {
        let reason = FilterError.Reason.unorderedField(
          path.description, operator: spelling, type: .boolean)
        throw FilterError(reason: reason, offset: place)
      }
    }
    return .comparison(path, field.type, comparison, operand)
  }

  private func unordered(
    _ path: FieldPath, _ field: FieldSet.Field, _ spelling: String, at offset: Int
  ) -> FilterError {
    let reason = FilterError.Reason.unorderedField(
      path.description, operator: spelling, type: field.type)
    return FilterError(reason: reason, offset: offset)
  }

  private mutating func list(
    of field: FieldSet.Field, at path: FieldPath
  ) throws(FilterError) -> [FilterOperand] {
    scanner.skipSpace()
    let start = scanner.offset
    guard scanner.take("(") else {
      throw FilterError(reason: .expectedList(found: scanner.snippet()), offset: start)
    }
    var operands: [FilterOperand] = []
    repeat {
      operands.append(try scanner.literal().operand(of: field, at: path))
    } while scanner.take(",")
    guard scanner.take(")") else {
      throw unread().map { found in
        FilterError(reason: .expectedComma(found: found), offset: scanner.offset)
      } ?? FilterError(reason: .unclosedParenthesis, offset: start)
    }
    return operands
  }
}
