import Documents

/// A schema that applies to the same instance as the one where a walk began.
struct InPlaceStep {
  /// The schema.
  let location: SchemaLocation
  /// Whether every instance that is valid by the first is valid by it.
  let isCertain: Bool
}

/// A walk through all schemas that apply to one instance, each once however many ways lead there.
struct InPlaceWalk {
  private let outermost: NodeIdentity
  private var seen: Set<Place> = []
  private var pending: [InPlaceStep] = []
  private var skipsUncertain = false

  /// What is once known to apply may yet be met where it is not certain to.
  private struct Place: Hashable {
    let schema: NodeIdentity
    let isCertain: Bool
  }

  /// A walk that begins with the schema at `location`.
  init(from location: SchemaLocation) {
    outermost = NodeIdentity(location.node)
    seen = [Place(schema: outermost, isCertain: false)]
    add(location, isCertain: true)
  }

  /// The next schema object.
  mutating func next() -> InPlaceStep? {
    while let step = pending.popLast() {
      if step.isCertain || !skipsUncertain { return step }
    }
    return nil
  }

  /// Whether the walk began with the schema at `location`.
  func isOutermost(_ location: SchemaLocation) -> Bool {
    NodeIdentity(location.node) == outermost
  }

  /// Leaves out schemas that need not apply from now on.
  mutating func skipUncertain() { skipsUncertain = true }

  /// Goes on with what the keyword `name` of a schema applies to the same instance.
  mutating func follow(
    _ name: String, _ value: Node, _ step: InPlaceStep, _ vocabularies: Vocabularies,
    _ compiler: inout SchemaCompiler
  ) throws(SchemaError) {
    let location = step.location
    if name == "$ref" {
      guard let reference = value.string else { return }
      let target = try compiler.resolve(reference, at: value, from: location.resource)
      return add(target, isCertain: step.isCertain)
    }
    guard vocabularies.contains(.applicator) else { return }
    let nodes: [Node]
    switch name {
    case "allOf", "anyOf", "oneOf": nodes = Array(value.elements)
    case "if", "then", "else": nodes = [value]
    case "dependentSchemas", "dependencies": nodes = value.members.map(\.value)
    default: return
    }
    for node in nodes {
      add(
        compiler.location(of: node, inside: location), isCertain: step.isCertain && name == "allOf")
    }
  }

  private mutating func add(_ location: SchemaLocation, isCertain: Bool) {
    let place = Place(schema: NodeIdentity(location.node), isCertain: isCertain)
    guard location.node.kind == .object, seen.insert(place).inserted else { return }
    pending.append(InPlaceStep(location: location, isCertain: isCertain))
  }
}
