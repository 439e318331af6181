import Documents

/// A text with the tree of what it spells.
struct SyntaxTree {
  let source: [UInt8]
  /// The document; nil when the text holds none.
  let root: SyntaxNode?
  /// Anchors that aliases name where values stand.
  let aliases: Set<String>
  /// Anchors that aliases name where keys stand.
  let keyAliases: Set<String>

  /// Reads `source`, which `YAMLReader` has accepted: nesting is bounded, keys are strings.
  init(_ source: [UInt8]) throws(YAMLError) {
    var reader = SyntaxReader(source: source)
    root = try EventParser.events(of: source, limits: .standard) {
      parser throws(YAMLError) -> SyntaxNode? in
      reader = SyntaxReader(source: source)
      while true {
        let event = try parser.next()
        switch event.kind {
        case .streamEnd: return nil
        case .streamStart, .documentStart, .documentEnd: continue
        default: return try reader.node(event, &parser)
        }
      }
    }
    self.source = source
    aliases = reader.aliases
    keyAliases = reader.keyAliases
  }
}

/// Builds the tree out of events.
private struct SyntaxReader {
  let source: [UInt8]
  var aliases: Set<String> = []
  var keyAliases: Set<String> = []
  /// Scalars behind anchors, for aliases that stand as keys.
  private var anchored: [String: JSONValue] = [:]

  init(source: [UInt8]) { self.source = source }

  /// The node that `event` begins.
  mutating func node(
    _ event: YAMLEvent, _ parser: inout EventParser, isKey: Bool = false
  ) throws(YAMLError) -> SyntaxNode {
    var node = SyntaxNode(
      content: .scalar(.null), style: event.style, isFlow: event.isFlow,
      outerStart: event.outerStart, start: event.start, end: event.end, scanEnd: event.scanEnd,
      anchor: event.anchor)
    switch event.kind {
    case .alias:
      let name = event.anchor ?? ""
      if isKey { keyAliases.insert(name) } else { aliases.insert(name) }
      node.anchor = nil
      node.content = .alias(name)
    case .mappingStart: node.content = .mapping(try entries(true, &node, &parser))
    case .sequenceStart: node.content = .sequence(try entries(false, &node, &parser))
    default:
      let value = try value(event)
      if let name = event.anchor { anchored[name] = value }
      node.content = .scalar(value)
    }
    return node
  }

  private mutating func entries(
    _ isMapping: Bool, _ node: inout SyntaxNode, _ parser: inout EventParser
  ) throws(YAMLError) -> [SyntaxNode.Entry] {
    var entries: [SyntaxNode.Entry] = []
    let hasBracket = node.isFlow && "[{".utf8.contains(source[node.start])
    var previous = hasBracket ? node.start + 1 : node.start
    while true {
      let event = try parser.next()
      if event.kind == .mappingEnd || event.kind == .sequenceEnd {
        node.end = hasBracket ? event.end : previous
        if let last = entries.last { node.scanEnd = max(node.end, last.value.scanEnd) }
        if hasBracket { node.scanEnd = node.end }
        return entries
      }
      var first = try self.node(event, &parser, isKey: isMapping)
      if isMapping, case .alias(let name) = first.content, let key = anchored[name] {
        first.content = .scalar(key)
      }
      guard isMapping else {
        let dash =
          node.isFlow ? nil : indicator(UInt8(ascii: "-"), from: previous, to: first.outerStart)
        if first.isMissing { first.move(to: dash.map { $0 + 1 } ?? previous) }
        entries.append(
          SyntaxNode.Entry(
            value: first, indicatorEnd: dash.map { $0 + 1 }, start: dash ?? first.outerStart))
        previous = first.end
        continue
      }
      let mark = indicator(UInt8(ascii: "?"), from: previous, to: first.outerStart)
      let valueEvent = try parser.next()
      var value = try self.node(valueEvent, &parser)
      let colon = indicator(UInt8(ascii: ":"), from: first.end, to: value.outerStart)
      if value.isMissing { value.move(to: colon.map { $0 + 1 } ?? first.end) }
      entries.append(
        SyntaxNode.Entry(
          key: first, value: value, indicatorEnd: colon.map { $0 + 1 },
          start: mark ?? first.outerStart))
      previous = value.end
    }
  }

  /// The first `byte` between two values that is in no comment.
  private func indicator(_ byte: UInt8, from start: Int, to end: Int) -> Int? {
    var inComment = false
    for offset in start..<max(start, min(end, source.count)) {
      switch source[offset] {
      case 0x0A, 0x0D: inComment = false
      case UInt8(ascii: "#"): inComment = true
      case byte where !inComment: return offset
      default: break
      }
    }
    return nil
  }

  private func value(_ event: YAMLEvent) throws(YAMLError) -> JSONValue {
    switch try ScalarResolver(event, source: source).resolve() {
    case .null: .null
    case .boolean(let flag): .boolean(flag)
    case .number: .number(event.text.string(in: source))
    case .respelled(let lexeme): .number(lexeme)
    case .string, .nonFinite, .tooLong: .string(event.text.string(in: source))
    }
  }
}
