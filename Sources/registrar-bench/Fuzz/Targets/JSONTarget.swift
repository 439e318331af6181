import Documents
import YAML

/// JSON, whole and damaged: read as JSON and as YAML, which agree; written in each of the ways there are.
struct JSONTarget: FuzzTarget {
  let name = "json"
  let purpose = "JSON texts in all spellings, whole and damaged"

  func input(_ random: inout SeededRandom) -> [UInt8] {
    let spelling = JSONSpelling(&random)
    let text =
      random.below(4) == 0
      ? random.pick(SeedTexts.json)
      : spelling.bytes(RandomValue.value(depth: 4, &random), &random)
    if random.below(2) == 0 { return text }
    return Mutation.ofJSON.mutated(text, with: random.pick(SeedTexts.json), &random)
  }

  func accepts(_ input: [UInt8]) throws(Breach) -> Bool {
    switch Reading.json(input) {
    case .success(let document):
      try checkYAML(input, document)
      try checkWriters(document.root.value)
      return true
    case .failure(let error):
      try check(error, in: input)
      return false
    }
  }

  func smaller(than input: [UInt8]) -> [[UInt8]] { SmallerInput.texts(input) }

  private func checkYAML(_ input: [UInt8], _ document: Document) throws(Breach) {
    try NodeRanges.check(document, hasAliases: false)
    switch Reading.yaml(input) {
    case .success(let yaml):
      let value = document.root.value
      guard yaml.root.value == value else {
        throw Breach(.jsonIsYAML, "\(JSONWriter.text(yaml.root.value))")
      }
      for index in 0..<document.nodeCount {
        let range = Node(document: document, index: index).range
        let other = Node(document: yaml, index: index).range
        if range != other {
          throw Breach(
            .jsonIsYAML,
            "node \(index) is at \(range.start)..<\(range.end) and \(other.start)..<\(other.end)")
        }
      }
    case .failure(let error):
      // YAML's limits are lower, and say so.
      if case .tooDeep = error.reason { return }
      throw Breach(.jsonIsYAML, "refused at \(error.range.start): \(error.summary)")
    }
  }

  private func checkWriters(_ value: JSONValue) throws(Breach) {
    for layout in [JSONWriter.Layout.compact, .indented] {
      let bytes = JSONWriter.bytes(value, layout)
      if Reading.value(ofJSON: bytes) != value {
        throw Breach(.indentedReadsBack, Shown.text(bytes))
      }
    }
    let canonical = CanonicalJSON.bytes(value)
    guard let again = Reading.value(ofJSON: canonical), CanonicalJSON.bytes(again) == canonical
    else { throw Breach(.canonicalIsFixed, Shown.text(canonical)) }
  }

  private func check(_ error: JSONError, in input: [UInt8]) throws(Breach) {
    guard (0...input.count).contains(error.offset) else {
      throw Breach(.errorLiesInText, "'\(error.summary)' at \(error.offset)")
    }
    switch error.reason {
    case .duplicateKey, .invalidUTF8, .loneSurrogate, .tooDeep:
      if case .success = Reading.yaml(input) {
        throw Breach(.jsonFaultsAreYAMLFaults, "JSON at \(error.offset): \(error.summary)")
      }
    default: break
    }
  }
}
