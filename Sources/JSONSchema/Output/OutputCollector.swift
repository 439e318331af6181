import Documents

/// Walks an instance by everything that applies to it and builds the tree of what was evaluated.
///
/// Single assertions, references and what has been evaluated are asked of the validator, so that
/// there is one opinion on them. Unlike `FailureCollector`, which looks for what a person should
/// repair, this leaves nothing out: neither branches that fail nor keywords that hold.
struct OutputCollector: ~Copyable {
  /// Answers whether; keeps what has been evaluated and the dynamic scope.
  var validator: Validator
  /// The URI of the schema document.
  private let base: URIReference
  /// The tokens of the keyword location so far.
  private var keywordPath: [String] = []
  /// The tokens of the instance location so far.
  private var instancePath: [String] = []
  /// Canonical URIs of schemas, by block.
  private var locations: [UInt32: String] = [:]
  private var depth = 0

  /// Schemas inside one another that are told. What lies deeper is judged by the validator and told
  /// as one unit, so that readers of JSON with a limit, as our own, can read every output: a schema
  /// takes four levels of it, with its keyword and the arrays that hold both.
  private static let deepestTree = JSONReader.maximumDepth / 4 - 2

  /// Starts with a fresh validator.
  init(_ validator: consuming Validator, base: URIReference) {
    self.validator = validator
    self.base = base
  }

  /// The program that runs.
  var program: Program { validator.program }

  /// Walks the whole instance at `node`.
  mutating func evaluate(_ node: Node) -> OutputUnit { schema(0, node.index) }

  /// A schema object applied to one value.
  struct Application {
    /// The block of the schema object.
    let block: UInt32
    /// The schema object.
    let schema: Node
    /// The value.
    let instance: Node
    /// What the schema object compiled to.
    let steps: ArraySlice<Instruction>
    /// The keywords that annotate.
    let annotations: [(name: String, value: Node)]
    /// Where the ranges begin that the schema's keywords leave in `Validator.evaluated`.
    let start: Int

    /// The instruction of `operation`, which comes from `keyword` where several share it.
    func step(_ operation: Operation, of keyword: Keyword? = nil) -> Instruction? {
      steps.first { $0.operation == operation && $0.keyword == keyword ?? $0.keyword }
    }
  }

  // MARK: - Schemas

  /// Applies the schema of `block` to the value at `node`. What it has evaluated stays noted if it
  /// holds.
  private mutating func schema(_ block: UInt32, _ node: Int) -> OutputUnit {
    var unit = unit(.schema, block, [])
    guard depth < Self.deepestTree else {
      if !validator.attempt(block, node, isTracking: true) {
        unit.fail(validator.problem?.summary ?? "the value does not fit; more is nested too deep")
      }
      return unit
    }
    depth += 1
    defer { depth -= 1 }
    let code = program.blocks[Int(block)]
    guard validator.enter(code) else {
      unit.fail(validator.problem?.summary)
      return unit
    }
    defer { validator.leave(code) }
    let origin = program.origins[Int(block)]
    let application = Application(
      block: block, schema: origin.location.node,
      instance: Node(document: validator.document, index: node),
      steps: program.instructions[Int(code.assertions)..<Int(code.end)],
      annotations: origin.annotations, start: validator.evaluated.count)
    if application.schema.boolean == false {
      unit.fail(message(.falseSchema, application))
      return unit
    }
    unit.children = keywords(of: application)
    unit.failWithChildren()
    if !unit.isValid { validator.evaluated.removeSubrange(application.start...) }
    return unit
  }

  /// Applies the schema of `block`, found at `tokens` below the one being walked, to the same value.
  mutating func inPlace(_ tokens: [String], _ block: UInt32, _ node: Int) -> OutputUnit {
    keywordPath += tokens
    defer { keywordPath.removeLast(tokens.count) }
    return schema(block, node)
  }

  /// The same for the value at `node`, `name` below the one being walked; no name stands for a key.
  mutating func below(
    _ tokens: [String], _ block: UInt32, _ node: Int, at name: String?
  ) -> OutputUnit {
    let start = validator.evaluated.count
    if let name { instancePath.append(name) }
    defer {
      if name != nil { instancePath.removeLast() }
      validator.evaluated.removeSubrange(start...)
    }
    return inPlace(tokens, block, node)
  }

  // MARK: - Keywords

  /// The units of the keywords of a schema object, in its order; those that look at what the others
  /// have evaluated come last.
  private mutating func keywords(of application: Application) -> [OutputUnit] {
    var units: [OutputUnit] = []
    var references = application.steps.filter { $0.operation == .reference }[...]
    for member in application.schema.members {
      let annotates = application.annotations.contains { $0.name == member.name }
      switch member.name {
      case let name where annotates: units.append(annotation(name, member.value, application))
      case "$ref", "$dynamicRef":
        // A dynamic reference without a choice compiles to a plain one.
        let step =
          member.name == "$ref"
          ? nil : application.steps.first { $0.operation == .dynamicReference }
        if let step = step ?? references.popFirst() {
          units.append(reference(member.name, step, application))
        }
      case "$id", "$schema", "$anchor", "$dynamicAnchor", "$vocabulary", "$comment", "$defs",
        "definitions", "unevaluatedItems", "unevaluatedProperties":
        break
      case let name:
        units +=
          inPlaceUnits(name, application) ?? childUnits(name, member.value, application)
          ?? [assertion(name, member.value, application)]
      }
    }
    for name in ["unevaluatedItems", "unevaluatedProperties"]
    where application.schema[name] != nil
      && !application.annotations.contains(where: { $0.name == name })
    {
      units.append(unevaluated(name, application))
    }
    return units
  }

  private mutating func reference(
    _ name: String, _ step: Instruction, _ application: Application
  ) -> OutputUnit {
    var unit = unit(name, application)
    let block =
      step.operation == .dynamicReference ? validator.target(of: step) : step.first
    unit.children = [inPlace([name], block, application.instance.index)]
    unit.failWithChildren()
    return unit
  }

  // MARK: - Units

  /// A unit of the keyword `name`.
  mutating func unit(_ name: String, _ application: Application) -> OutputUnit {
    unit(.keyword, application.block, [name])
  }

  private mutating func unit(
    _ kind: OutputUnit.Kind, _ block: UInt32, _ tokens: [String]
  ) -> OutputUnit {
    OutputUnit(
      kind, keywordLocation: JSONPointer(keywordPath + tokens),
      absoluteKeywordLocation: location(of: block)
        + URIReference.fragment(JSONPointer(tokens)),
      instanceLocation: JSONPointer(instancePath))
  }

  /// The canonical URI of a schema; a pointer into it can be appended.
  private mutating func location(of block: UInt32) -> String {
    if let known = locations[block] { return known }
    let location = program.origins[Int(block)].location.absolute(in: program.resources)
      .resolved(against: base).text
    locations[block] = location
    return location
  }

  /// The words that people get for the same failure.
  func message(
    _ kind: SchemaFailure.Kind, _ application: Application, about instance: Node? = nil
  ) -> String {
    SchemaFailure(
      kind: kind, keyword: "", keywordLocation: .root, instance: instance ?? application.instance,
      causes: [], suggests: false, program: program, block: application.block
    ).summary
  }
}
