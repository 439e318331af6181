import Documents

/// What outputs list of one schema object: its keywords as its draft and its dialect have them, with
/// what they compiled to. Found once for all values that the schema is applied to.
struct KeywordListing {
  /// One keyword.
  struct Entry {
    /// Its name.
    let name: String
    /// Its value.
    let value: Node
    /// The keyword; nil when it only says something about values.
    let keyword: Keyword?
    /// What it says about values.
    let annotation: JSONValue?
    /// What it compiled to: nothing when it asks for nothing, as `uniqueItems` with `false`; two
    /// instructions for `dependencies`.
    let steps: [Instruction]
  }

  /// The keywords in their order; those that look at what the others have evaluated come last.
  let entries: [Entry]
  /// Which of `minContains` and `maxContains` stand beside `contains`.
  let limits: [Keyword]

  /// The keywords of the schema that `block` was compiled from.
  init(of block: UInt32, in program: Program) {
    let code = program.blocks[Int(block)]
    let instructions = program.instructions[Int(code.assertions)..<Int(code.end)]
    let steps = Dictionary(grouping: instructions, by: \.keyword)
    let table = instructions.filter { $0.operation == .members }
    let origin = program.origins[Int(block)]
    var annotations = origin.annotations[...]
    var entries: [Entry] = []
    var last: [Entry] = []
    var limits: [Keyword] = []
    for member in program.resources[origin.location.resource].draft
      .keywords(of: origin.location.node)
    {
      if annotations.first?.value.index == member.value.index {
        annotations.removeFirst()
        entries.append(
          Entry(
            name: member.name, value: member.value, keyword: nil, annotation: member.value.value,
            steps: member.name == Keyword.format.rawValue ? steps[.format] ?? [] : []))
        continue
      }
      // What is none of these keywords identifies the schema or holds others: nothing is evaluated.
      guard let keyword = Keyword(rawValue: member.name) else { continue }
      let own =
        switch keyword {
        case .properties, .patternProperties, .additionalProperties: table
        default: steps[keyword] ?? []
        }
      let entry = Entry(
        name: member.name, value: member.value, keyword: keyword, annotation: nil, steps: own)
      switch keyword {
      // Told together with `if` and with `contains`; without one they have no effect (Core, sections
      // 10.2.2.2 and 10.2.2.3; Validation, sections 6.4.4 and 6.4.5).
      case .then, .else: break
      case .minContains, .maxContains: limits.append(keyword)
      // Without a list of `items` it has no effect (Core 2019-09, section 9.3.1.2).
      case .additionalItems where own.isEmpty: break
      // In Draft 04 they only say what `minimum` and `maximum` mean (Validation, section 5.1.2).
      case .exclusiveMinimum where own.isEmpty, .exclusiveMaximum where own.isEmpty: break
      case .unevaluatedItems, .unevaluatedProperties: last.append(entry)
      default: entries.append(entry)
      }
    }
    self.entries = entries + last
    self.limits = limits
  }
}
