import Documents
import JSONSchema

/// Random and damaged schemas on random instances, each schema also in other words.
struct SchemaTarget: FuzzTarget {
  let name = "schema"
  let purpose = "JSON Schemas, random and damaged, on random instances"

  func input(_ random: inout SeededRandom) -> [UInt8] {
    var schema = RandomSchema.root(&random)
    if random.below(3) == 0 {
      let text = random.below(8) == 0 ? random.pick(SeedTexts.schemas) : JSONWriter.bytes(schema)
      let damaged = Mutation.ofJSON.mutated(text, with: JSONWriter.bytes(schema), &random)
      schema = Reading.value(ofJSON: damaged) ?? schema
    }
    let instances = (0..<3).map { _ in RandomValue.value(depth: 3, &random) }
    return JSONWriter.bytes(["schema": schema, "instances": .array(instances)])
  }

  func accepts(_ input: [UInt8]) throws(Breach) -> Bool {
    guard let value = Reading.value(ofJSON: input), let schema = value["schema"],
      let instances = value["instances"]?.elements,
      let compiled = try SchemaEquals.compile(schema, isTrusted: false)
    else { return false }
    // A few of the laws each time: the text chooses, so that the same input always meets the same.
    var random = SeededRandom(seed: input.reduce(0) { $0 &* 31 &+ UInt64($1) })
    let equals = [
      try SchemaEquals.one(of: schema, &random), try SchemaEquals.one(of: schema, &random),
    ].compactMap(\.self)
    let container = try SchemaEquals.container(of: schema, &random)
    let opposite = random.below(3) == 0 ? try SchemaEquals.negation(of: schema) : nil
    for instance in instances {
      guard let node = Reading.node(instance) else { continue }
      let verdict = Verdict(of: compiled, on: node)
      try checkReasons(compiled, node, verdict)
      // Where a bound is reached, other words may reach it sooner or later.
      guard verdict != .undecided else { continue }
      for equal in equals {
        try demand(equal.law, verdict, Verdict(of: equal.schema, on: node), equal.words)
      }
      if let opposite {
        try demand(.notInverts, verdict.opposite, Verdict(of: opposite, on: node), "not")
      }
      if let container, let outer = Reading.node(container.wrap(instance)) {
        let found = Verdict(of: container.schema, on: outer)
        try demand(.childrenAreJudgedAlike, verdict, found, container.words)
      }
      if let other = Reading.node(SchemaEquals.reversed(instance)) {
        try demand(.orderIsSilent, verdict, Verdict(of: compiled, on: other), "instance")
      }
    }
    return true
  }

  func smaller(than input: [UInt8]) -> [[UInt8]] {
    guard let value = Reading.value(ofJSON: input) else { return [] }
    return SmallerInput.values(value).map { JSONWriter.bytes($0) }
  }

  private func demand(
    _ law: Law, _ expected: Verdict, _ found: Verdict, _ words: String
  ) throws(Breach) {
    if found != expected, found != .undecided {
      throw Breach(law, "\(words): \(found), and not \(expected)")
    }
  }

  private func checkReasons(
    _ schema: CompiledSchema, _ node: Node, _ verdict: Verdict
  ) throws(Breach) {
    for annotations in [[], ["title", "properties", "items"]] as [Set<String>] {
      let evaluation = schema.evaluate(node, annotations: annotations)
      if evaluation.isValid != (verdict == .valid) {
        throw Breach(.quickAndExplainedAgree, "quick \(verdict), explained \(evaluation.isValid)")
      }
      for failure in evaluation.failures.flatMap(\.leaves) where failure.summary.isEmpty {
        throw Breach(.reasonsAreGiven, failure.keyword)
      }
    }
  }
}
