import Documents
import JSONSchema
import Testing

/// There is one opinion on every instance: the quick answer, the explained one and the outputs agree.
struct AgreementTests {
  @Test(
    "all answers agree on random schemas and instances of every draft",
    arguments: ["04", "06", "07", "2019-09", "2020-12"])
  func agreement(draft: String) throws {
    var schemas = RandomSchemas(draft: draft, random: SmallRandom(state: 20_260_101))
    var random = SmallRandom(state: 7)
    var valid = 0
    var judged = 0
    for _ in 0..<80 {
      let text = JSONWriter.text(schemas.document())
      let compiled: CompiledSchema
      do {
        compiled = try SchemaCompiler.compile(try JSONReader.read(text))
      } catch {
        Issue.record("\(error): \(text)")
        continue
      }
      for _ in 0..<6 {
        let instance = JSONWriter.text(RandomValues.value(depth: 3, &random))
        let node = try JSONReader.read(instance).root
        let isValid = try compiled.isValid(node)
        checkReasons(compiled, node, isValid, "\(text) on \(instance)")
        try checkOutputs(compiled, node, isValid, "\(text) on \(instance)")
        judged += 1
        valid += isValid ? 1 : 0
      }
    }
    // Neither answer is rare, or the comparison says little.
    #expect(valid > judged / 10 && valid < judged * 9 / 10)
  }

  private func checkReasons(
    _ schema: CompiledSchema, _ node: Node, _ isValid: Bool, _ sample: String
  ) {
    #expect(schema.evaluate(node).isValid == isValid, "\(sample)")
    let explained = schema.evaluate(node, annotations: ["title"])
    #expect(explained.isValid == isValid, "\(sample)")
    for failure in explained.failures.flatMap(\.leaves) {
      #expect(!failure.summary.isEmpty)
      // Nothing here is so deep or so much that a reason could be kept back.
      switch failure.kind {
      case .untold, .more, .unanswered: Issue.record("\(failure.summary): \(sample)")
      default: _ = failure.remedy
      }
    }
  }

  private func checkOutputs(
    _ schema: CompiledSchema, _ node: Node, _ isValid: Bool, _ sample: String
  ) throws {
    for format in OutputFormat.allCases {
      let output = schema.output(format, of: node, base: "https://example.org/root")
      #expect(output.isValid == isValid && output.problem == nil, "\(sample)")
      #expect(output.value["valid"]?.boolean == isValid, "\(format) of \(sample)")
      guard format != .flag else { continue }
      // The verdict is the tree's own, and not put above one that says something else.
      #expect(output.value["error"] == nil, "\(format) of \(sample)")
      let key = isValid ? "annotations" : "errors"
      #expect(
        output.value[key]?.elements.isEmpty == false || format == .detailed && isValid,
        "\(format) of \(sample)")
    }
    let tree = schema.output(.verbose, of: node, base: "https://example.org/root").value
    try checkTree(tree, sample)
  }

  /// A unit that holds tells what it found as annotations, one that does not as errors.
  private func checkTree(_ unit: JSONValue, _ sample: String) throws {
    let isValid = unit["valid"]?.boolean == true
    #expect(unit[isValid ? "errors" : "annotations"] == nil, "\(sample)")
    let children = unit[isValid ? "annotations" : "errors"]?.elements ?? []
    #expect(isValid || unit["error"] != nil || !children.isEmpty, "\(sample)")
    for child in children { try checkTree(child, sample) }
  }
}
