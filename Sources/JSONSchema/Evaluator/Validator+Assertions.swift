import Documents

/// Keywords that judge a value by itself.
extension Validator {
  /// Whether the instance passes an assertion that applies no schema.
  mutating func asserts(_ step: Instruction, _ node: Int, _ kind: NodeKind) -> Bool {
    switch step.operation {
    case .never: false
    case .type: hasType(TypeMask(rawValue: step.first), node, kind)
    case .integer: isInteger(node)
    case .constant, .enumeration: isChoice(Int(step.first), node, kind)
    case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf:
      isWithin(step.operation, Int(step.first), node)
    case .minLength: isAtLeast(step.first, node)
    case .maxLength: isAtMost(step.first, node)
    case .format: hasFormat(step, node)
    case .pattern: matches(step.first, node)
    case .minItems, .minProperties: nodes[node].begin >= step.first
    case .maxItems, .maxProperties: nodes[node].begin <= step.first
    case .uniqueItems: hasUniqueItems(node)
    case .required: firstMissing(of: step.first..<step.second, in: node) == nil
    case .dependentRequired: dependentRequired(step, node)
    default: true
    }
  }

  private mutating func hasType(_ types: TypeMask, _ node: Int, _ kind: NodeKind) -> Bool {
    if types.contains(TypeMask(kind)) { return true }
    guard case .number = kind else { return false }
    if types.contains(.spelledInteger) {
      return document.arena.text(at: node).allSatisfy {
        $0 == UInt8(ascii: "-") || ASCII.isDigit($0)
      }
    }
    return types.contains(.integer) && isInteger(node)
  }

  private mutating func isInteger(_ node: Int) -> Bool {
    if let short = shortDecimal(node) { return short.isInteger }
    guard spendOnText(node) else { return false }
    return Node(document: document, index: node).number?.isInteger ?? false
  }

  /// The number at `node`, if it is short.
  private mutating func shortDecimal(_ node: Int) -> ShortDecimal? {
    if lastNumber.node == node { return lastNumber.value }
    let text = text(node)
    let value =
      text.isDecoded
      ? ShortDecimal(decoded.span.extracting(text.range))
      : ShortDecimal(source.span.extracting(text.range))
    lastNumber = (node, value)
    return value
  }

  private mutating func isChoice(_ choices: Int, _ node: Int, _ kind: NodeKind) -> Bool {
    if case .string = kind {
      guard spendOnText(node) else { return false }
      let names = program.choiceNames[choices]
      return find(node, in: names, Int(names.first)) >= 0
    }
    guard spendOnTree(node) else { return false }
    return program.choiceValues[choices].contains(Node(document: document, index: node))
  }

  private mutating func hasUniqueItems(_ node: Int) -> Bool {
    guard nodes[node].begin > 1 else { return true }
    guard spendOnTree(node) else { return false }
    return UniqueItems.firstRepeated(in: Node(document: document, index: node)) == nil
  }

  private mutating func isWithin(_ operation: Operation, _ number: Int, _ node: Int) -> Bool {
    if let limit = program.shortBounds[number], let short = shortDecimal(node) {
      if operation == .multipleOf {
        if let answer = ShortDecimal.isMultiple(short, of: limit) { return answer }
      } else if let order = ShortDecimal.compare(short, limit) {
        return Self.passes(operation, order)
      }
    }
    let bound = program.bounds[number]
    guard spendOnText(node), let number = Node(document: document, index: node).number else {
      return false
    }
    if operation == .multipleOf {
      guard spend(number.digitCount / 64 * (bound.digitCount / 64)) else { return false }
      do {
        return try number.isMultiple(of: bound)
      } catch {
        problem = .incalculable(error)
        return false
      }
    }
    return Self.passes(operation, number < bound ? -1 : number == bound ? 0 : 1)
  }

  private static func passes(_ operation: Operation, _ order: Int) -> Bool {
    switch operation {
    case .minimum: order >= 0
    case .exclusiveMinimum: order > 0
    case .maximum: order <= 0
    default: order < 0
    }
  }

  /// Whether a string has at least `least` Unicode scalars; a scalar takes one to four bytes.
  private mutating func isAtLeast(_ least: UInt32, _ node: Int) -> Bool {
    let text = text(node)
    if text.range.count >= 4 * Int(least) { return true }
    return text.range.count >= Int(least) && spendOnText(node) && length(text) >= Int(least)
  }

  /// Whether a string has at most `most` Unicode scalars.
  private mutating func isAtMost(_ most: UInt32, _ node: Int) -> Bool {
    let text = text(node)
    if text.range.count <= Int(most) { return true }
    return text.range.count <= 4 * Int(most) && spendOnText(node) && length(text) <= Int(most)
  }

  private func length(_ text: Text) -> Int {
    text.isDecoded
      ? decoded[text.range].count { $0 & 0xC0 != 0x80 }
      : source[text.range].count { $0 & 0xC0 != 0x80 }
  }

  private mutating func hasFormat(_ step: Instruction, _ node: Int) -> Bool {
    guard let format = Format(rawValue: UInt8(clamping: step.first)) else { return true }
    guard spendOnText(node) else { return false }
    return format.accepts(document.arena.text(at: node))
  }

  /// The first of the listed names that the object lacks, as its place in the program's name lists.
  mutating func firstMissing(of list: Range<UInt32>, in node: Int) -> UInt32? {
    guard spendOnChildren(node, names: list.count) else { return list.first }
    let keys = keys(of: node, for: list.count)
    for name in list where !has(program.nameLists[Int(name)], node, keys) { return name }
    return nil
  }

  private mutating func dependentRequired(_ step: Instruction, _ node: Int) -> Bool {
    let dependencies = program.dependencies[Int(step.first)..<Int(step.second)]
    let names = dependencies.reduce(0) { $0 + 1 + $1.required.count }
    guard spendOnChildren(node, names: names) else { return false }
    let keys = keys(of: node, for: names)
    for dependency in dependencies where has(dependency.name, node, keys) {
      for name in dependency.required where !has(program.nameLists[Int(name)], node, keys) {
        return false
      }
    }
    return true
  }

  /// The keys of a large object, when it is to be asked for many names; else it is searched.
  mutating func keys(of node: Int, for names: Int) -> Set<ArraySlice<UInt8>>? {
    let searched = 16
    guard names > searched, nodes[node].begin > searched else { return nil }
    return Set(Node(document: document, index: node).members.map(\.key.textBytes))
  }

  /// Whether the object at `node` has a member of that name; `keys` are its keys, if they are known.
  mutating func has(
    _ name: Range<UInt32>, _ node: Int, _ keys: Set<ArraySlice<UInt8>>?
  ) -> Bool {
    guard let keys else { return member(name, of: node) != nil }
    return keys.contains(names.bytes[Int(name.lowerBound)..<Int(name.upperBound)])
  }
}
