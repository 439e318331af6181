import Documents

/// Walks an instance as `Validator` does, but goes on after a failure and keeps the reasons.
///
/// Whether a branch is taken is asked of the validator; the walk then follows only what was taken.
struct FailureCollector: ~Copyable {
  /// Answers whether; keeps what has been evaluated and the dynamic scope.
  var validator: Validator
  /// Keywords whose annotations are asked for.
  let wanted: Set<String>
  /// What has been found so far.
  var failures: [SchemaFailure] = []
  /// What schemas have said so far.
  var annotations: [Annotation] = []
  /// The tokens of the keyword location so far.
  var path: [String] = []

  /// Starts with a fresh validator.
  init(_ validator: consuming Validator, annotations: Set<String>) {
    self.validator = validator
    wanted = annotations
  }

  /// The program that runs.
  var program: Program { validator.program }
  /// The document of the instance.
  var document: Document { validator.document }

  /// Walks the whole instance at `node`.
  mutating func evaluate(_ node: Node) -> Evaluation {
    visit(0, node.index, isTracking: false)
    if let problem = validator.problem {
      failures.append(.unanswered(problem, node, program))
    }
    return Evaluation(
      failures: inDocumentOrder(failures, \.instance.index),
      annotations: inDocumentOrder(annotations, \.instance.index))
  }

  private func inDocumentOrder<Item>(_ items: [Item], _ index: (Item) -> Int) -> [Item] {
    items.enumerated().sorted {
      (index($0.element), $0.offset) < (index($1.element), $1.offset)
    }.map(\.element)
  }

  /// Walks the instance at `node` by `block` and says whether it is valid.
  @discardableResult
  mutating func visit(_ block: UInt32, _ node: Int, isTracking: Bool) -> Bool {
    let code = program.blocks[Int(block)]
    guard validator.enter(code) else { return false }
    defer { validator.leave(code) }
    let kind = document.arena.nodes[node].kind
    let known = failures.count
    // What has the wrong type or is not among the values allowed deserves no further remarks.
    for step in instructions(code.assertions..<code.number) {
      if !validator.asserts(step, node, kind) {
        fail(step, block, node)
        return false
      }
    }
    let start = validator.evaluated.count
    let asksForEvaluated = code.unevaluated != code.end
    let isTracked = isTracking || asksForEvaluated
    for step in instructions(code.number..<code.end) {
      switch step.operation.group {
      case .number where kind != .number, .string where kind != .string,
        .array where kind != .array, .object where kind != .object:
        continue
      default: visit(step, block, node, kind, isTracked, start)
      }
    }
    if asksForEvaluated, !isTracking { validator.evaluated.removeSubrange(start...) }
    guard failures.count == known else { return false }
    if !wanted.isEmpty { annotate(block, node) }
    return true
  }

  private func instructions(_ range: Range<UInt32>) -> ArraySlice<Instruction> {
    program.instructions[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  private mutating func visit(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ kind: NodeKind, _ isTracking: Bool,
    _ start: Int
  ) {
    switch step.operation {
    case .reference, .dynamicReference, .allOf, .anyOf, .oneOf, .not, .conditional,
      .dependentSchemas:
      visitInPlace(step, block, node, isTracking)
    case .members: visitMembers(step, block, node, isTracking)
    case .propertyNames: visitNames(step, block, node)
    case .prefixItems, .items, .contains, .uncountedContains:
      visitElements(step, block, node, isTracking)
    case .unevaluatedItems where kind == .array, .unevaluatedProperties where kind == .object:
      visitUnevaluated(step, block, node, start)
    case .unevaluatedItems, .unevaluatedProperties: break
    default:
      if !validator.asserts(step, node, kind) { fail(step, block, node) }
    }
  }

  /// Walks a value by `block`, which stands at `tokens` below the schema being walked.
  @discardableResult
  mutating func descend(
    _ tokens: [String], _ block: UInt32, _ node: Int, isTracking: Bool = false
  ) -> Bool {
    path += tokens
    defer { path.removeLast(tokens.count) }
    let known = failures.count
    visit(block, node, isTracking: isTracking)
    return failures.count == known
  }

  /// Whether `block` is the schema `false`.
  func isFalse(_ block: UInt32) -> Bool {
    program.origins[Int(block)].location.node.boolean == false
  }

  private mutating func annotate(_ block: UInt32, _ node: Int) {
    for (name, value) in program.origins[Int(block)].annotations where wanted.contains(name) {
      annotations.append(
        Annotation(
          keyword: name, value: value, instance: Node(document: document, index: node),
          keywordLocation: JSONPointer(path + [name])))
    }
  }

  // MARK: - Failures

  /// Adds a failure of the keyword `keyword` of `block`; no keyword stands for the schema itself.
  mutating func fail(
    _ kind: SchemaFailure.Kind, _ keyword: String, _ block: UInt32, _ node: Int,
    causes: [SchemaFailure] = []
  ) {
    failures.append(
      SchemaFailure(
        kind: kind, keyword: keyword,
        keywordLocation: JSONPointer(keyword.isEmpty ? path : path + [keyword]),
        instance: Node(document: document, index: node),
        causes: inDocumentOrder(causes, \.instance.index), program: program, block: block))
  }

  /// Adds the failure of an assertion; a missing name or a repeated element gives one failure each.
  private mutating func fail(_ step: Instruction, _ block: UInt32, _ node: Int) {
    let instance = Node(document: document, index: node)
    switch step.operation {
    case .required:
      let list = step.first..<step.second
      for name in list where validator.firstMissing(of: name..<name + 1, in: node) != nil {
        fail(.required(missing: self.name(name)), "required", block, node)
      }
    case .dependentRequired: failDependentRequired(step, block, node)
    case .uniqueItems:
      guard let pair = UniqueItems.firstRepeated(in: instance) else { return }
      fail(.uniqueItems(first: pair.first), "uniqueItems", block, pair.second.index)
    default:
      let keyword = step.keyword.rawValue
      let schema = program.origins[Int(block)].location.node
      guard let value = schema[keyword] else { return fail(.falseSchema, "", block, node) }
      guard let kind = SchemaFailure.Kind(step, value, instance) else { return }
      fail(kind, keyword, block, node)
    }
  }

  private mutating func failDependentRequired(
    _ step: Instruction, _ block: UInt32, _ node: Int
  ) {
    let keyword = step.keyword.rawValue
    for position in step.first..<step.second {
      let dependency = program.dependencies[Int(position)]
      guard validator.member(dependency.name, of: node) != nil else { continue }
      for name in dependency.required
      where validator.firstMissing(of: name..<name + 1, in: node) != nil {
        fail(
          .dependentRequired(missing: self.name(name), because: text(dependency.name)),
          keyword, block, node)
      }
    }
  }

  /// The name at a place in the program's name lists.
  private func name(_ position: UInt32) -> String { text(program.nameLists[Int(position)]) }

  /// A name out of the program's name buffer.
  func text(_ name: Range<UInt32>) -> String {
    String(
      decoding: program.names.bytes[Int(name.lowerBound)..<Int(name.upperBound)], as: UTF8.self)
  }
}
