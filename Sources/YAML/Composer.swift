import Documents

/// Turns events into a document: resolves scalars, expands aliases, refuses what JSON cannot hold.
struct Composer: ~Copyable {
  private let source: [UInt8]
  private let limits: YAMLLimits
  private var builder: DocumentBuilder
  private var frames: [Frame] = []
  private var keys = KeyStack()
  private var anchors = AnchorTable()
  private var documents = 0
  /// Nodes so far, as the builder has them; asked for at every event.
  private var nodes = 0

  /// An open collection.
  private struct Frame {
    let isMapping: Bool
    var awaitsKey: Bool
    /// After the last byte of its last child, or the end that its alias gives it.
    var end: Int
    let isFixed: Bool

    mutating func childEnded(at childEnd: Int) {
      if !isFixed { end = childEnd }
      if isMapping { awaitsKey.toggle() }
    }
  }

  init(source: [UInt8], limits: YAMLLimits) {
    self.source = source
    self.limits = limits
    builder = DocumentBuilder(source: source)
    frames.reserveCapacity(8)
  }

  /// The document, once the stream has ended.
  consuming func finish() -> Document { builder.finish() }

  /// Takes the next event of the text.
  mutating func accept(_ event: YAMLEvent) throws(YAMLError) {
    switch event.kind {
    case .documentStart:
      documents += 1
      if documents > 1 { throw YAMLError(reason: .severalDocuments, range: event.range) }
    case .streamStart, .documentEnd, .streamEnd: break
    case .alias: try expand(event)
    case .scalar:
      try add(event, aliasEnd: nil)
      if anchors.isRecording || !event.isPlainlySpelled { anchors.record(event) }
    case .sequenceStart, .mappingStart:
      try add(event, aliasEnd: nil)
      anchors.open(event)
    case .sequenceEnd, .mappingEnd:
      try add(event, aliasEnd: nil)
      anchors.close(event)
    }
  }

  /// Adds what the anchor of an alias holds once more.
  private mutating func expand(_ alias: YAMLEvent) throws(YAMLError) {
    let name = alias.anchor ?? ""
    guard let recorded = anchors[name] else {
      throw YAMLError(
        reason: anchors.isOpen(name) ? .recursiveAlias(name) : .unknownAnchor(name),
        range: alias.range)
    }
    for index in recorded {
      var event = anchors.log[index]
      guard anchors.spend(on: event, limits) else {
        throw YAMLError(
          reason: .expansionTooLarge(limit: limits.expandedNodes), range: alias.range)
      }
      let isRoot = index == recorded.lowerBound
      if isRoot {
        event.start = alias.start
        event.end = alias.end
      }
      try add(event, aliasEnd: isRoot ? alias.end : nil)
      anchors.record(event)
    }
  }

  private mutating func add(_ event: YAMLEvent, aliasEnd: Int?) throws(YAMLError) {
    guard nodes < limits.nodes else {
      throw YAMLError(reason: .tooManyNodes(limit: limits.nodes), range: event.range)
    }
    switch event.kind {
    case .scalar:
      nodes += 1
      let range = place(event)
      try scalar(event, at: range)
      childEnded(at: range.end)
    case .sequenceStart, .mappingStart: try begin(event, aliasEnd: aliasEnd)
    case .sequenceEnd, .mappingEnd: end(event)
    default: break
    }
  }

  private mutating func begin(_ event: YAMLEvent, aliasEnd: Int?) throws(YAMLError) {
    let isMapping = event.kind == .mappingStart
    if let frame = frames.last, frame.isMapping, frame.awaitsKey {
      throw YAMLError(
        reason: .nonStringKey(isMapping ? .object : .array), range: keyRange(of: event))
    }
    guard frames.count < limits.depth else {
      throw YAMLError(reason: .tooDeep(limit: limits.depth), range: event.range)
    }
    switch event.tag {
    case .none, .nonSpecific: break
    case isMapping ? .mapping : .sequence: break
    default: throw refusal(of: event)
    }
    nodes += 1
    if isMapping {
      builder.beginObject(at: event.start)
      keys.open()
    } else {
      builder.beginArray(at: event.start)
    }
    frames.append(
      Frame(
        isMapping: isMapping, awaitsKey: isMapping, end: aliasEnd ?? event.start,
        isFixed: aliasEnd != nil))
  }

  private mutating func end(_ event: YAMLEvent) {
    guard let frame = frames.popLast() else { return }
    if frame.isMapping { keys.close() }
    // Only a bracket ends a collection by itself: block collections end with their last value.
    let hasBracket =
      !frame.isFixed && event.end == event.start + 1 && event.end > frame.end
      && source[event.start] == (frame.isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    let end = hasBracket ? event.end : frame.end
    builder.end(at: end)
    childEnded(at: end)
  }

  private mutating func childEnded(at end: Int) {
    guard !frames.isEmpty else { return }
    frames[frames.count - 1].childEnded(at: end)
  }

  /// Where a scalar is; a missing one is put behind what precedes it, not in front of what follows.
  private func place(_ event: YAMLEvent) -> SourceRange {
    guard event.start == event.end, event.outerStart == event.start, let frame = frames.last,
      !frame.isFixed
    else { return event.range }
    // Only an indicator and comments can lie between the preceding value and the missing one.
    var place = frame.end
    var inComment = false
    for offset in frame.end..<max(frame.end, event.start) {
      switch source[offset] {
      case 0x0A, 0x0D: inComment = false
      case UInt8(ascii: "#"): inComment = true
      case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"):
        if !inComment { place = offset + 1 }
      default: break
      }
    }
    return SourceRange(start: place, end: place)
  }

  private func keyRange(of event: YAMLEvent) -> SourceRange {
    SourceRange(start: event.start, end: min(event.start + 1, source.count))
  }

  private func refusal(of event: YAMLEvent) -> YAMLError {
    let range = SourceRange(start: event.outerStart, end: max(event.start, event.outerStart))
    if case .custom(let name) = event.tag {
      return YAMLError(reason: .customTag(name), range: range)
    }
    return YAMLError(reason: .tagMismatch(event.tag.name), range: range)
  }
}

// Scalars.
extension Composer {
  private mutating func scalar(_ event: YAMLEvent, at range: SourceRange) throws(YAMLError) {
    if let frame = frames.last, frame.isMapping, frame.awaitsKey {
      return try key(event, at: range)
    }
    switch try resolution(of: event) {
    case .string: string(event, at: range)
    case .null: builder.null(at: range)
    case .boolean(let value): builder.boolean(value, at: range)
    case .number:
      switch event.text {
      case .source(let content) where content == range: builder.number(at: range)
      default: builder.number(lexeme: event.text.string(in: source), at: range)
      }
    case .respelled(let lexeme): builder.number(lexeme: lexeme, at: range)
    case .nonFinite: throw YAMLError(reason: .nonFiniteNumber, range: range)
    case .tooLong:
      throw YAMLError(
        reason: .numberTooLong(limit: NumberSpelling.maximumDigits), range: range)
    }
  }

  /// What a scalar means; most are strings by their first byte.
  private func resolution(of event: YAMLEvent) throws(YAMLError) -> CoreSchema.Resolution {
    if event.isPlainlySpelled {
      if event.style != .plain { return .string }
      let (start, end) = (event.contentStart, event.contentEnd)
      if start < end, !CoreSchema.mayResolve(source[start]) { return .string }
      return CoreSchema.resolve(source[start..<end])
    }
    return try ScalarResolver(event, source: source).resolve()
  }

  private mutating func key(_ event: YAMLEvent, at range: SourceRange) throws(YAMLError) {
    let kind: NodeKind? =
      switch try resolution(of: event) {
      case .string: nil
      case .null: .null
      case .boolean: .boolean
      case .number, .respelled, .nonFinite, .tooLong: .number
      }
    if let kind { throw YAMLError(reason: .nonStringKey(kind), range: range) }
    let node = nodes - 1
    string(event, at: range)
    if range.end - range.start == 2, source[range.start] == UInt8(ascii: "<"),
      source[range.start + 1] == UInt8(ascii: "<"), event.tag == .none
    {
      throw YAMLError(reason: .mergeKey, range: range)
    }
    if event.isPlainlySpelled {
      if keys.add(node, range, event.mark, length: event.contentEnd - event.contentStart) {
        return
      }
    }
    let text = builder.text(at: node)
    if let first = keys.insert(node, range, text.span, textOf: { builder.text(at: $0) }) {
      let name = String(decoding: text, as: UTF8.self)
      throw YAMLError(reason: .duplicateKey(name, first: first), range: range)
    }
  }

  private mutating func string(_ event: YAMLEvent, at range: SourceRange) {
    switch event.text {
    case .source(let content): builder.string(plain: content, at: range, mark: event.mark)
    case .decoded(let bytes): builder.string(bytes, at: range)
    }
  }
}
