import Documents

/// Which members of an object a schema evaluates, as far as that is known without an instance.
///
/// It lets `unevaluatedProperties` run as quickly as `additionalProperties` where it means the same.
struct PropertyCoverage {
  /// Members by name and by pattern, or all of them.
  ///
  /// Both are UTF-8 text: strings that Swift takes for equal may be different names.
  struct Members {
    var names: Set<ArraySlice<UInt8>> = []
    var patterns: Set<ArraySlice<UInt8>> = []
    var isAll = false

    mutating func formUnion(_ other: Members) {
      names.formUnion(other.names)
      patterns.formUnion(other.patterns)
      isAll = isAll || other.isAll
    }

    func isSubset(of other: Members) -> Bool {
      other.isAll
        || (!isAll && names.isSubset(of: other.names) && patterns.isSubset(of: other.patterns))
    }
  }

  /// What every instance that is valid has evaluated.
  private(set) var certain = Members()
  /// What an instance may have evaluated besides.
  private(set) var possible = Members()
  /// Whether a dynamic reference may evaluate anything.
  private(set) var isUnknown = false

  /// Whether what is evaluated does not depend on the instance.
  var isStatic: Bool { certain.isAll || (!isUnknown && possible.isSubset(of: certain)) }

  /// The coverage of the schema at `location` by everything but its own `unevaluatedProperties`.
  init(of location: SchemaLocation, with compiler: inout SchemaCompiler) throws(SchemaError) {
    var path: Set<NodeIdentity> = []
    try read(location, isCertain: true, isOutermost: true, &path, &compiler)
  }

  private mutating func read(
    _ location: SchemaLocation, isCertain: Bool, isOutermost: Bool = false,
    _ path: inout Set<NodeIdentity>, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) {
    guard location.node.kind == .object, path.insert(NodeIdentity(location.node)).inserted else {
      return
    }
    defer { path.remove(NodeIdentity(location.node)) }
    let dialect = try compiler.dialect(of: location.resource)
    let vocabularies = dialect.vocabularies
    var own = Members()
    for member in dialect.draft.keywords(of: location.node) where dialect.draft.knows(member.name) {
      switch member.name {
      case "properties" where vocabularies.contains(.applicator):
        own.names.formUnion(member.value.members.map(\.key.textBytes))
      case "patternProperties" where vocabularies.contains(.applicator):
        own.patterns.formUnion(member.value.members.map(\.key.textBytes))
      case "additionalProperties" where vocabularies.contains(.applicator): own.isAll = true
      case "unevaluatedProperties" where vocabularies.contains(.unevaluated):
        if !isOutermost { own.isAll = true }
      case "$dynamicRef", "$recursiveRef": isUnknown = true
      case let name:
        for step in try InPlaceStep.steps(name, member.value, location, vocabularies, compiler) {
          try read(step.location, isCertain: isCertain && step.isCertain, &path, &compiler)
        }
      }
    }
    if isCertain { certain.formUnion(own) } else { possible.formUnion(own) }
  }
}

/// Which elements of an array a schema evaluates, as far as that is known without an instance.
struct ItemCoverage {
  /// How many leading elements are evaluated in every valid instance; nil when all are.
  private(set) var certain: Int? = 0
  /// Whether elements beyond those may be evaluated in some.
  private(set) var isOpen = false
  private var possible: Int? = 0

  /// Whether what is evaluated does not depend on the instance.
  var isStatic: Bool {
    guard let certain else { return true }
    guard !isOpen, let possible else { return false }
    return possible <= certain
  }

  /// The coverage of the schema at `location` by everything but its own `unevaluatedItems`.
  init(of location: SchemaLocation, with compiler: inout SchemaCompiler) throws(SchemaError) {
    var path: Set<NodeIdentity> = []
    try read(location, isCertain: true, isOutermost: true, &path, &compiler)
  }

  private mutating func read(
    _ location: SchemaLocation, isCertain: Bool, isOutermost: Bool = false,
    _ path: inout Set<NodeIdentity>, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) {
    guard location.node.kind == .object, path.insert(NodeIdentity(location.node)).inserted else {
      return
    }
    defer { path.remove(NodeIdentity(location.node)) }
    let dialect = try compiler.dialect(of: location.resource)
    let vocabularies = dialect.vocabularies
    var own: Int? = 0
    for member in dialect.draft.keywords(of: location.node) where dialect.draft.knows(member.name) {
      switch member.name {
      case "prefixItems" where vocabularies.contains(.applicator):
        own = own.map { max($0, member.value.count) }
      case "items" where vocabularies.contains(.applicator):
        let isList = member.value.kind == .array && dialect.draft.itemsMayBeList
        own = isList ? own.map { max($0, member.value.count) } : nil
      case "additionalItems" where vocabularies.contains(.applicator):
        if location.node["items"]?.kind == .array { own = nil }
      case "contains" where vocabularies.contains(.applicator):
        if dialect.draft.containsEvaluates { isOpen = true }
      case "unevaluatedItems" where vocabularies.contains(.unevaluated):
        if !isOutermost { own = nil }
      case "$dynamicRef", "$recursiveRef": isOpen = true
      case let name:
        for step in try InPlaceStep.steps(name, member.value, location, vocabularies, compiler) {
          try read(step.location, isCertain: isCertain && step.isCertain, &path, &compiler)
        }
      }
    }
    if isCertain {
      certain = Self.union(certain, own)
    } else {
      possible = Self.union(possible, own)
    }
  }

  private static func union(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return max(left, right)
  }
}

/// A schema that a keyword applies to the same instance.
private struct InPlaceStep {
  let location: SchemaLocation
  /// Whether every valid instance is valid by it.
  let isCertain: Bool

  static func steps(
    _ name: String, _ value: Node, _ location: SchemaLocation, _ vocabularies: Vocabularies,
    _ compiler: SchemaCompiler
  ) throws(SchemaError) -> [InPlaceStep] {
    if name == "$ref" {
      guard let reference = value.string else { return [] }
      let target = try compiler.resolve(reference, at: value, from: location.resource)
      return [InPlaceStep(location: target, isCertain: true)]
    }
    guard vocabularies.contains(.applicator) else { return [] }
    let nodes: [Node]
    switch name {
    case "allOf", "anyOf", "oneOf": nodes = Array(value.elements)
    case "if", "then", "else": nodes = [value]
    case "dependentSchemas", "dependencies": nodes = value.members.map(\.value)
    default: return []
    }
    return nodes.map { node in
      InPlaceStep(
        location: compiler.location(of: node, inside: location), isCertain: name == "allOf")
    }
  }
}
