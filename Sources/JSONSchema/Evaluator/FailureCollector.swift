import Documents
import RegularExpressions

/// Walks an instance as `Validator` does, but goes on after a failure and keeps the reasons.
///
/// Whether the instance is valid, and whether a branch is taken, is asked of the validator; the walk
/// then follows only what was taken.
struct FailureCollector: ~Copyable {
  /// Answers whether; keeps what has been evaluated and the dynamic scope.
  var validator: Validator
  /// Whether the instance is valid: what the walk meets holds then, and only annotations are wanted.
  let isValid: Bool
  /// Keywords whose annotations are asked for.
  let wanted: Set<String>
  /// What has been found so far.
  var failures: [SchemaFailure] = []
  /// What schemas have said so far.
  var annotations: [Annotation] = []
  /// The tokens of the keyword location so far.
  var path: [String] = []
  /// What may still be done.
  var bounds: FailureBounds
  /// What has been looked up of the schemas so far.
  var facts = SchemaFacts()

  /// Starts with a fresh validator and its verdict.
  init(_ validator: consuming Validator, isValid: Bool, annotations: Set<String>) {
    bounds = FailureBounds(nodes: validator.document.nodeCount)
    self.validator = validator
    self.isValid = isValid
    wanted = annotations
  }

  /// The program that runs.
  var program: Program { validator.program }
  /// The document of the instance.
  var document: Document { validator.document }
  /// Whether a bound has ended the walk.
  var isOver: Bool { validator.problem != nil || bounds.isFull || bounds.isSpent }

  /// Walks the whole instance at `node`.
  mutating func evaluate(_ node: Node) -> Evaluation {
    descend([], 0, node.index)
    let said = inDocumentOrder(annotations, \.instance.index)
    if isValid { return Evaluation(failures: [], annotations: said) }
    var found = inDocumentOrder(failures, \.instance.index)
    // That it is invalid is known, whatever has ended the walk.
    if found.isEmpty {
      found.append(.ofWhole(.untold, node, program))
    } else if isOver {
      found.append(.ofWhole(.more, node, program))
    }
    return Evaluation(failures: found, annotations: said)
  }

  private func inDocumentOrder<Item>(_ items: [Item], _ index: (Item) -> Int) -> [Item] {
    items.enumerated().sorted {
      (index($0.element), $0.offset) < (index($1.element), $1.offset)
    }.map(\.element)
  }

  // MARK: - Schemas

  /// Walks a value by `block`, which stands at `tokens` below the schema being walked.
  mutating func descend(
    _ tokens: [String], _ block: UInt32, _ node: Int, isTracking: Bool = false
  ) {
    path += tokens
    if reference(only: block) == nil {
      visit(block, node, isTracking)
    } else {
      visitReferences(from: block, node, isTracking)
    }
    path.removeLast(tokens.count)
  }

  /// Walks the instance at `node` by `block`.
  private mutating func visit(_ block: UInt32, _ node: Int, _ isTracking: Bool) {
    guard !isOver else { return }
    guard bounds.depth < FailureBounds.deepest else { return judge(block, node, isTracking) }
    bounds.countVisit()
    bounds.depth += 1
    validator.enterScope(of: program.blocks[Int(block)])
    let known = failures.count
    if passesAssertions(block, node) { visitSteps(of: block, node, isTracking) }
    if failures.count == known { annotate(block, node) }
    validator.leaveScope(of: program.blocks[Int(block)])
    bounds.depth -= 1
  }

  /// The reference that is all there is to `block`.
  private func reference(only block: UInt32) -> Instruction? {
    let code = program.blocks[Int(block)]
    guard code.end - code.assertions == 1 else { return nil }
    let step = program.instructions[Int(code.assertions)]
    return step.operation == .reference ? step : nil
  }

  /// Walks by references to references, up to the first schema that is more. They take no level, as in
  /// straight code: of such schemas there may be many for every value.
  private mutating func visitReferences(from block: UInt32, _ node: Int, _ isTracking: Bool) {
    var passed: [UInt32] = []
    var block = block
    while let step = reference(only: block) {
      bounds.countVisit()
      validator.enterScope(of: program.blocks[Int(block)])
      passed.append(block)
      path.append(step.keyword.rawValue)
      block = step.first
    }
    let known = failures.count
    visit(block, node, isTracking)
    for block in passed.reversed() {
      path.removeLast()
      if failures.count == known { annotate(block, node) }
      validator.leaveScope(of: program.blocks[Int(block)])
    }
  }

  /// Has the validator judge what lies too deep to be walked.
  private mutating func judge(_ block: UInt32, _ node: Int, _ isTracking: Bool) {
    if !validator.attempt(block, node, isTracking: isTracking) {
      fail(.untold, .schema, block, node)
    }
  }

  /// What has the wrong type or is not among the values allowed deserves no further remarks.
  private mutating func passesAssertions(_ block: UInt32, _ node: Int) -> Bool {
    guard !isValid else { return true }
    let code = program.blocks[Int(block)]
    let kind = document.arena.nodes[node].kind
    for position in code.assertions..<code.number {
      let step = program.instructions[Int(position)]
      if !validator.asserts(step, node, kind) {
        fail(step, block, node)
        return false
      }
    }
    return true
  }

  private mutating func visitSteps(of block: UInt32, _ node: Int, _ isTracking: Bool) {
    let code = program.blocks[Int(block)]
    let kind = document.arena.nodes[node].kind
    let start = validator.evaluated.count
    let asksForEvaluated = code.unevaluated != code.end
    var position = Int(code.number)
    while position < Int(code.end) {
      let step = program.instructions[position]
      if step.operation.group.serves(kind) {
        visit(step, block, node, kind, isTracking || asksForEvaluated, start)
      }
      position += 1
    }
    if asksForEvaluated, !isTracking { validator.evaluated.removeSubrange(start...) }
  }

  private mutating func visit(
    _ step: Instruction, _ block: UInt32, _ node: Int, _ kind: NodeKind, _ isTracking: Bool,
    _ start: Int
  ) {
    switch step.operation {
    case .reference, .dynamicReference, .allOf, .not, .conditional, .dependentSchemas:
      visitInPlace(step, block, node, isTracking)
    case .anyOf, .oneOf: visitAlternatives(step, block, node, isTracking)
    case .members: visitMembers(step, block, node, isTracking)
    case .propertyNames: visitNames(step, block, node)
    case .prefixItems, .items: visitElements(step, block, node, isTracking)
    case .contains, .uncountedContains: visitContains(step, block, node, isTracking)
    case .unevaluatedItems where kind == .array, .unevaluatedProperties where kind == .object:
      visitUnevaluated(step, block, node, start)
    case .unevaluatedItems, .unevaluatedProperties: break
    default:
      if !isValid, !validator.asserts(step, node, kind) { fail(step, block, node) }
    }
  }

  /// What `body` finds, apart from what has been found before.
  mutating func failures(in body: (inout FailureCollector) -> Void) -> [SchemaFailure] {
    var others: [SchemaFailure] = []
    swap(&others, &failures)
    body(&self)
    swap(&others, &failures)
    return others
  }

  /// Whether `block` is the schema `false`.
  func isFalse(_ block: UInt32) -> Bool {
    program.origins[Int(block)].location.node.boolean == false
  }

  /// Notes what the schema of `block`, which holds, says of the value at `node`.
  private mutating func annotate(_ block: UInt32, _ node: Int) {
    guard !wanted.isEmpty, !isOver else { return }
    for (name, value) in facts.annotations(of: block, among: wanted, in: program) {
      annotations.append(
        Annotation(
          keyword: name, value: value, instance: Node(document: document, index: node),
          keywordLocation: JSONPointer(path + [name])))
    }
  }

  // MARK: - Failures

  /// Adds a failure of the keyword `keyword` of `block`, unless a bound has been reached.
  mutating func fail(
    _ kind: SchemaFailure.Kind, _ keyword: Keyword, _ block: UInt32, _ node: Int,
    causes: [SchemaFailure] = []
  ) {
    guard validator.problem == nil, !bounds.isFull else { return }
    bounds.countFailure(tokens: path.count)
    let schema = program.origins[Int(block)].location.node
    failures.append(
      SchemaFailure(
        kind: kind, keyword: keyword.rawValue,
        keywordLocation: JSONPointer(keyword == .schema ? path : path + [keyword.rawValue]),
        instance: Node(document: document, index: node),
        causes: inDocumentOrder(causes, \.instance.index),
        suggests: bounds.mayCompare(with: kind.wordsToCompare(in: schema)), program: program,
        block: block))
  }
}
