import Documents

/// Keywords that judge a value by itself.
extension Validator {
  /// Whether the instance passes an assertion that applies no schema.
  mutating func asserts(_ step: Instruction, _ node: Int, _ kind: NodeKind) -> Bool {
    switch step.operation {
    case .never: false
    case .type: hasType(TypeMask(rawValue: step.first), node, kind)
    case .constant, .enumeration: isChoice(program.choices[Int(step.first)], node, kind)
    case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf:
      isWithin(step.operation, program.bounds[Int(step.first)], node)
    case .minLength: length(node, upTo: step.first) >= Int(step.first)
    case .maxLength: length(node, upTo: step.first) <= Int(step.first)
    case .format: hasFormat(step, node)
    case .pattern: matches(step.first, node)
    case .minItems, .minProperties: document.counts[node] >= step.first
    case .maxItems, .maxProperties: document.counts[node] <= step.first
    case .uniqueItems: UniqueItems.firstRepeated(in: Node(document: document, index: node)) == nil
    case .required: firstMissing(of: step.first..<step.second, in: node) == nil
    case .dependentRequired: dependentRequired(step, node)
    default: true
    }
  }

  private func hasType(_ types: TypeMask, _ node: Int, _ kind: NodeKind) -> Bool {
    if types.contains(TypeMask(kind)) { return true }
    guard kind == .number else { return false }
    if types.contains(.spelledInteger) {
      return document.text(at: node).allSatisfy { $0 == UInt8(ascii: "-") || ASCII.isDigit($0) }
    }
    return types.contains(.integer) && isInteger(node)
  }

  private func isInteger(_ node: Int) -> Bool {
    let text = Text(document, node)
    let short =
      text.isDecoded
      ? ShortDecimal(document.decoded, text.range) : ShortDecimal(document.source, text.range)
    return short?.isInteger ?? Node(document: document, index: node).number?.isInteger ?? false
  }

  private func isChoice(_ choices: Choices, _ node: Int, _ kind: NodeKind) -> Bool {
    if kind == .string { return find(node, in: choices.strings) >= 0 }
    guard !choices.others.isEmpty else { return false }
    let instance = Node(document: document, index: node)
    return choices.others.contains { $0.kind == kind && $0.isEqual(to: instance) }
  }

  private mutating func isWithin(_ operation: Operation, _ bound: Bound, _ node: Int) -> Bool {
    let text = Text(document, node)
    let short =
      text.isDecoded
      ? ShortDecimal(document.decoded, text.range) : ShortDecimal(document.source, text.range)
    if let short, let limit = bound.short {
      if operation == .multipleOf {
        if let answer = ShortDecimal.isMultiple(short, of: limit) { return answer }
      } else if let order = ShortDecimal.compare(short, limit) {
        return Self.passes(operation, order)
      }
    }
    guard let number = Node(document: document, index: node).number else { return false }
    if operation == .multipleOf {
      do {
        return try number.isMultiple(of: bound.exact)
      } catch {
        problem = .incalculable(error)
        return false
      }
    }
    return Self.passes(operation, number < bound.exact ? -1 : number == bound.exact ? 0 : 1)
  }

  private static func passes(_ operation: Operation, _ order: Int) -> Bool {
    switch operation {
    case .minimum: order >= 0
    case .exclusiveMinimum: order > 0
    case .maximum: order <= 0
    default: order < 0
    }
  }

  /// Unicode scalars of a string, counted no further than one past `limit`.
  private func length(_ node: Int, upTo limit: UInt32) -> Int {
    let text = Text(document, node)
    return text.isDecoded
      ? Self.length(document.decoded, text.range, Int(limit))
      : Self.length(document.source, text.range, Int(limit))
  }

  private static func length(_ text: [UInt8], _ range: Range<Int>, _ limit: Int) -> Int {
    var count = 0
    for offset in range where text[offset] & 0xC0 != 0x80 {
      count += 1
      if count > limit { break }
    }
    return count
  }

  private func hasFormat(_ step: Instruction, _ node: Int) -> Bool {
    guard let format = Format(rawValue: UInt8(clamping: step.first)) else { return true }
    return format.accepts(document.text(at: node))
  }

  /// The first of the listed names that the object lacks, as its place in the program's name lists.
  func firstMissing(of list: Range<UInt32>, in node: Int) -> UInt32? {
    list.first { member(program.nameLists[Int($0)], of: node) == nil }
  }

  private func dependentRequired(_ step: Instruction, _ node: Int) -> Bool {
    for position in step.first..<step.second {
      let dependency = program.dependencies[Int(position)]
      if member(dependency.name, of: node) != nil,
        firstMissing(of: dependency.required, in: node) != nil
      {
        return false
      }
    }
    return true
  }
}
