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

  /// Formats with the keys as they are, and in an order that the text itself chooses.
  private func checkFormatter(_ input: [UInt8], _ value: JSONValue) throws(Breach) {
    var random = Self.random(for: input)
    for order in [KeyOrder.asIs, RandomValue.keyOrder(depth: 2, &random)] {
      let text = try formatted(input, order)
      try Reading.require(.formatterKeepsValue, text, holds: value)
      let repeated = try formatted(text, order)
      guard repeated == text else {
        throw Breach(.formatterIsIdempotent, "\(Shown.text(text)), then \(Shown.text(repeated))")
      }
      let (old, new) = (comments(in: input), comments(in: text))
      guard old == new else { throw Breach(.formatterKeepsComments, "\(old), then \(new)") }
    }
  }

  private func formatted(_ text: [UInt8], _ order: KeyOrder) throws(Breach) -> [UInt8] {
    do throws(YAMLError) { return try YAMLFormatter.format(text, order: order) } catch {
      throw Breach(.formatterKeepsValue, "refused: \(error.summary)")
    }
  }

  /// The comments of a text, sorted; none of JSON that libyaml refuses.
  private func comments(in text: [UInt8]) -> [String] {
    let comments = Result { () throws(YAMLError) in try SourceComment.texts(in: text) }
    guard case .success(let texts) = comments else { return [] }
    return texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Sets, adds and removes at a place that the text itself chooses, so that the same text is always
  /// edited alike.
  private func checkEditor(_ input: [UInt8], _ value: JSONValue) throws(Breach) {
    var random = Self.random(for: input)
    let (path, place) = Self.place(in: value, &random)
    let new = RandomValue.value(depth: 2, &random)
    let order = RandomValue.keyOrder(depth: 2, &random)
    var edits: [Edit] = [.set(path, new, order)]
    switch place {
    case .object: edits.append(.set(path.appending(random.pick(RandomValue.names)), new, order))
    case .array: edits.append(.set(path.appending("-"), new, order))
    default: break
    }
    if path != .root { edits.append(.remove(path)) }
    for edit in edits { try check(edit, of: input, value) }
  }

  private enum Edit {
    case set(JSONPointer, JSONValue, KeyOrder)
    case remove(JSONPointer)
  }

  private func check(_ edit: Edit, of input: [UInt8], _ value: JSONValue) throws(Breach) {
    let text: [UInt8]
    do throws(YAMLEditError) {
      switch edit {
      case .set(let path, let new, let order):
        text = try YAMLEditor.set(input, path, to: new, order: order)
      case .remove(let path): text = try YAMLEditor.remove(input, path)
      }
    } catch {
      if case .unsupportedLayout = error, !Self.mayHinderEdits(input) {
        throw Breach(.editIsPossible, "\(edit)")
      }
      return
    }
    guard case .success(let document) = Reading.yaml(text) else {
      throw Breach(.editHoldsValue, "\(edit) gives \(Shown.text(text))")
    }
    switch edit {
    case .set(let path, let new, _) where path.tokens.last != "-":
      guard let wanted = Reading.node(new), let found = document.root.value(at: path),
        found.isEqual(to: wanted)
      else { throw Breach(.editHoldsValue, "\(JSONWriter.text(new)) at '\(path)'") }
    default: break
    }
    try checkComments(of: edit, input, value, text)
  }

  /// Comments go with what they belong to, and are never made; beside a value that holds no others all stay.
  private func checkComments(
    of edit: Edit, _ input: [UInt8], _ value: JSONValue, _ text: [UInt8]
  ) throws(Breach) {
    let (old, new) = (comments(in: input), comments(in: text))
    var keepsAll = false
    if case .set(let path, _, _) = edit {
      let node = Reading.node(value)?.value(at: path)
      keepsAll = node.map { $0.kind != .object && $0.kind != .array } ?? true
    }
    guard keepsAll ? old == new : Self.isPart(new, of: old) else {
      throw Breach(.editKeepsComments, "\(edit): \(old), then \(new)")
    }
  }

  /// Whether `old`, sorted, holds everything in `new`, each as often.
  private static func isPart(_ new: [String], of old: [String]) -> Bool {
    var rest = old[...]
    for text in new {
      rest = rest.drop { !$0.utf8.elementsEqual(text.utf8) }
      if rest.popFirst() == nil { return false }
    }
    return true
  }

  /// Whether a text holds what stands in the way of some edits: aliases, anchors and tags; byte-order
  /// marks, and `#` without white space before it, which would become part of another value.
  private static func mayHinderEdits(_ input: [UInt8]) -> Bool {
    input.indices.contains { offset in
      switch input[offset] {
      case UInt8(ascii: "*"), UInt8(ascii: "&"), UInt8(ascii: "!"), 0xEF: true
      case UInt8(ascii: "#"): offset > 0 && !" \t\r\n".utf8.contains(input[offset - 1])
      default: false
      }
    }
  }

  /// Random numbers that a text chooses.
  private static func random(for input: [UInt8]) -> SeededRandom {
    SeededRandom(seed: input.reduce(0) { $0 &* 31 &+ UInt64($1) })
  }

  private static func place(
    in value: JSONValue, _ random: inout SeededRandom
  ) -> (path: JSONPointer, value: JSONValue) {
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
    return (path, place)
  }
}
