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
    let identity = NodeIdentity(location.node)
    if let known = compiler.lastCoverage, known.schema == identity {
      self = known.coverage
      return
    }
    self.init()
    var walk = InPlaceWalk(from: location)
    // Nothing adds to what evaluates everything.
    while !certain.isAll, let next = walk.next() {
      try read(next, &walk, &compiler)
      if possible.isAll { walk.skipUncertain() }
    }
    compiler.lastCoverage = (identity, self)
  }

  private init() {}

  /// Adds what one schema evaluates by itself, and goes on with those that it applies.
  private mutating func read(
    _ step: InPlaceStep, _ walk: inout InPlaceWalk, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) {
    let location = step.location
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
        if !walk.isOutermost(location) { own.isAll = true }
      case "$dynamicRef", "$recursiveRef": isUnknown = true
      case let name: try walk.follow(name, member.value, step, vocabularies, &compiler)
      }
    }
    if step.isCertain { certain.formUnion(own) } else { possible.formUnion(own) }
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
    var walk = InPlaceWalk(from: location)
    while certain != nil, let next = walk.next() {
      try read(next, &walk, &compiler)
      if possible == nil { walk.skipUncertain() }
    }
  }

  /// Adds what one schema evaluates by itself, and goes on with those that it applies.
  private mutating func read(
    _ step: InPlaceStep, _ walk: inout InPlaceWalk, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) {
    let location = step.location
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
        if !walk.isOutermost(location) { own = nil }
      case "$dynamicRef", "$recursiveRef": isOpen = true
      case let name: try walk.follow(name, member.value, step, vocabularies, &compiler)
      }
    }
    if step.isCertain {
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
