import Documents
import JSONSchema
import YAML

/// Damaged YAML: read, written, formatted, edited, and compared with its JSON form.
struct YAMLTarget: FuzzTarget {
  let name = "yaml"
  let purpose = "damaged YAML files and spellings of random values"

  func input(_ random: inout SeededRandom) -> [UInt8] {
    let text =
      random.below(4) > 0
      ? random.pick(SeedTexts.yaml)
      : Array(YAMLWriter.text(RandomValue.value(depth: 4, &random)).utf8)
    return Mutation.ofYAML.mutated(text, with: random.pick(SeedTexts.yaml), &random)
  }

  func accepts(_ input: [UInt8]) throws(Breach) -> Bool {
    let document: Document
    switch Reading.yaml(input) {
    case .success(let read): document = read
    case .failure(let error):
      try check(error, in: input)
      return false
    }
    let value = document.root.value
    try NodeRanges.check(document, hasAliases: input.contains(UInt8(ascii: "*")))
    try checkJSONForm(of: document, value)
    try Reading.require(.writerReadsBack, Array(YAMLWriter.text(value).utf8), holds: value)
    try checkFormatter(input, value)
    try checkEditor(input, value)
    return true
  }

  func smaller(than input: [UInt8]) -> [[UInt8]] { SmallerInput.texts(input) }

  private func check(_ error: YAMLError, in input: [UInt8]) throws(Breach) {
    var ranges = [error.range]
    if case .duplicateKey(_, let first) = error.reason { ranges.append(first) }
    for range in ranges where range.start > range.end || range.end > input.count {
      throw Breach(.errorLiesInText, "'\(error.summary)' at \(range.start)..<\(range.end)")
    }
  }

  private func checkJSONForm(of document: Document, _ value: JSONValue) throws(Breach) {
    let bytes = JSONWriter.bytes(value)
    guard case .success(let json) = Reading.json(bytes), json.root.value == value,
      json.root.isEqual(to: document.root)
    else { throw Breach(.jsonFormIsJSON, "refused, or another value") }
    try Reading.require(.jsonFormIsYAML, bytes, holds: value)
    for schema in VerdictSchemas.all {
      let verdict = Verdict(of: schema, on: document.root)
      let other = Verdict(of: schema, on: json.root)
      if verdict != other { throw Breach(.verdictsAgree, "YAML \(verdict), JSON \(other)") }
    }
  }

  private func checkFormatter(_ input: [UInt8], _ value: JSONValue) throws(Breach) {
    let formatted = Result { () throws(YAMLError) in try YAMLFormatter.format(input) }
    guard case .success(let text) = formatted else {
      throw Breach(.formatterKeepsValue, "refused: \(formatted)")
    }
    try Reading.require(.formatterKeepsValue, text, holds: value)
    let again = Result { () throws(YAMLError) in try YAMLFormatter.format(text) }
    guard case .success(let repeated) = again, repeated == text else {
      throw Breach(.formatterIsIdempotent, "\(Shown.text(text)), then \(again.map(Shown.text))")
    }
  }

  /// Sets a place that the text itself chooses, so that the same text is always edited alike.
  private func checkEditor(_ input: [UInt8], _ value: JSONValue) throws(Breach) {
    var random = SeededRandom(seed: input.reduce(0) { $0 &* 31 &+ UInt64($1) })
    let path = Self.path(into: value, &random)
    let new = RandomValue.value(depth: 2, &random)
    let edited = Result { () throws(YAMLEditError) in try YAMLEditor.set(input, path, to: new) }
    // Some edits are refused by design; which ones is for other tests to say.
    guard case .success(let text) = edited else { return }
    guard case .success(let document) = Reading.yaml(text), let wanted = Reading.node(new),
      let found = document.root.value(at: path), found.isEqual(to: wanted)
    else { throw Breach(.editHoldsValue, "\(JSONWriter.text(new)) at '\(path)'") }
  }

  private static func path(
    into value: JSONValue, _ random: inout SeededRandom
  ) -> JSONPointer {
    var path = JSONPointer.root
    var place = value
    while random.below(4) > 0 {
      if !place.members.isEmpty {
        let member = random.pick(place.members)
        path = path.appending(member.key)
        place = member.value
      } else if !place.elements.isEmpty {
        let index = random.below(place.elements.count)
        path = path.appending(String(index))
        place = place.elements[index]
      }
    }
    return path
  }
}
