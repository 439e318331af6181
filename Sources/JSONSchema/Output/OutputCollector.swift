import Documents

/// Walks an instance by everything that applies to it and builds the tree of what was evaluated.
///
/// Single assertions, references and what has been evaluated are asked of the validator, so that
/// there is one opinion on them. Unlike `FailureCollector`, which looks for what a person should
/// repair, this leaves nothing out: neither branches that fail nor keywords that hold.
struct OutputCollector: ~Copyable {
  /// Answers whether; keeps what has been evaluated and the dynamic scope.
  var validator: Validator
  private var locations: SchemaLocations
  private var listings: [UInt32: KeywordListing] = [:]
  private var depth = 0
  /// Bytes of the locations of the schema being walked and of its value.
  private var pathLength = 0
  private var bytesLeft: Int

  /// Schemas inside one another that are told. What lies deeper is judged by the validator and told
  /// as one unit, so that readers of JSON with a limit, as our own, can read every output: a schema
  /// takes four levels of it, with its keyword and the arrays that hold both.
  private static let deepestTree = JSONReader.maximumDepth / 4 - 2
  /// Bytes that the locations and annotations of all units may have together: so many in any case, and
  /// so many more for every node. What is left then is told as one unit for each schema, as what lies
  /// too deep; when these alone take as much as is free, nothing is told but the verdict.
  private static let freeBytes = 4_000_000
  private static let bytesPerNode = 3_000
  /// A keyword's share of the locations of what it applies.
  private static let keywordLength = 12

  /// Starts with a fresh validator; the schemas of its program are at `locations`.
  init(_ validator: consuming Validator, _ locations: SchemaLocations) {
    self.locations = locations
    bytesLeft = Self.freeBytes + validator.document.nodeCount * Self.bytesPerNode
    self.validator = validator
  }

  /// The program that runs.
  var program: Program { validator.program }

  /// Walks the whole instance at `node`, on which the validator's verdict is `isValid`.
  mutating func evaluate(_ node: Node, isValid: Bool) -> OutputUnit {
    let root = schema(0, node.index)
    let isTold = validator.problem == nil && bytesLeft > -Self.freeBytes
    if isTold, root.isValid == isValid { return root }
    // The walk goes where the validator need not, and may reach a bound there.
    var verdict = OutputUnit(.schema, 0)
    if !isValid { verdict.fail(Self.untold) }
    return verdict
  }

  private static let untold = "the value does not fit; there is too much to tell why"

  /// A schema object applied to one value.
  struct Application {
    /// The block of the schema object.
    let block: UInt32
    /// Its keywords.
    let listing: KeywordListing
    /// Bytes of its canonical URI.
    let locationLength: Int
    /// The value.
    let instance: Node
    /// Where the ranges begin that the schema's keywords leave in `Validator.evaluated`.
    let start: Int
  }

  // MARK: - Schemas

  /// Applies the schema of `block` to the value at `node`. What it has evaluated stays noted if it
  /// holds.
  private mutating func schema(
    _ block: UInt32, _ node: Int, tokens: [String] = [], instanceTokens: [String] = []
  ) -> OutputUnit {
    let length = (tokens + instanceTokens).reduce(Self.keywordLength) { $0 + $1.utf8.count + 1 }
    pathLength += length
    depth += 1
    defer {
      pathLength -= length
      depth -= 1
    }
    bytesLeft -= pathLength
    var unit = OutputUnit(.schema, block, tokens: tokens, instanceTokens: instanceTokens)
    guard depth <= Self.deepestTree, bytesLeft > 0, validator.problem == nil else {
      if !validator.attempt(block, node, isTracking: true) {
        unit.fail(
          bytesLeft > 0 ? "the value does not fit; more is nested too deep" : Self.untold)
      }
      return unit
    }
    let code = program.blocks[Int(block)]
    validator.enterScope(of: code)
    defer { validator.leaveScope(of: code) }
    let application = Application(
      block: block, listing: listing(of: block),
      locationLength: locations.location(of: block).utf8.count,
      instance: Node(document: validator.document, index: node), start: validator.evaluated.count)
    if program.origins[Int(block)].location.node.boolean == false {
      unit.fail(message(.falseSchema, application))
      return unit
    }
    for entry in application.listing.entries { unit.children += units(of: entry, application) }
    unit.failWithChildren()
    if !unit.isValid { validator.evaluated.removeSubrange(application.start...) }
    // Nothing that was found since a bound was reached is worth its room.
    if validator.problem != nil { unit.children = [] }
    return unit
  }

  private mutating func listing(of block: UInt32) -> KeywordListing {
    if let known = listings[block] { return known }
    let listing = KeywordListing(of: block, in: program)
    listings[block] = listing
    return listing
  }

  /// Applies the schema of `block`, found at `token` below its keyword, to the same value.
  mutating func inPlace(_ block: UInt32, _ node: Int, token: String? = nil) -> OutputUnit {
    schema(block, node, tokens: token.map { [$0] } ?? [])
  }

  /// The same for the value at `node`, `name` below the one being walked; no name stands for a key.
  mutating func below(
    _ block: UInt32, _ node: Int, token: String? = nil, at name: String?
  ) -> OutputUnit {
    let start = validator.evaluated.count
    defer { validator.evaluated.removeSubrange(start...) }
    return schema(
      block, node, tokens: token.map { [$0] } ?? [], instanceTokens: name.map { [$0] } ?? [])
  }

  // MARK: - Keywords

  /// The units of one keyword; `if` and `contains` have others that depend on them beside theirs.
  private mutating func units(
    of entry: KeywordListing.Entry, _ application: Application
  ) -> [OutputUnit] {
    guard let keyword = entry.keyword else { return [annotation(entry, application)] }
    switch keyword {
    case .ref, .dynamicRef, .recursiveRef: return [reference(entry, application)]
    case .allOf, .anyOf, .oneOf: return [combination(entry, application)]
    case .not: return [negation(entry, application)]
    case .if: return conditional(entry, application)
    case .dependentSchemas, .dependencies: return [dependencies(entry, application)]
    case .properties, .patternProperties, .additionalProperties:
      return [members(keyword, entry, application)]
    case .propertyNames: return [names(entry, application)]
    case .prefixItems, .items, .additionalItems: return [elements(entry, application)]
    case .contains: return contains(entry, application)
    case .unevaluatedItems: return [unevaluatedItems(entry, application)]
    case .unevaluatedProperties: return [unevaluatedProperties(entry, application)]
    case .required: return [required(entry, application)]
    case .dependentRequired:
      var unit = unit(entry, application)
      failOnDependencies(entry.value, application, &unit)
      return [unit]
    default: return [assertion(entry, application)]
    }
  }

  /// The unit of a keyword.
  mutating func unit(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    if entry.annotation != nil { bytesLeft -= entry.value.range.bytes.count }
    return unit(entry.name, application)
  }

  /// The unit of the keyword `name`.
  mutating func unit(_ name: String, _ application: Application) -> OutputUnit {
    bytesLeft -= pathLength + name.utf8.count + application.locationLength
    return OutputUnit(.keyword, application.block, tokens: [name])
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
