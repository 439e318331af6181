import Documents

/// What anchors hold: the events behind each, kept to be replayed where an alias stands.
struct AnchorTable {
  /// Events inside anchored values, those of expanded aliases included.
  private(set) var log: [YAMLEvent] = []
  private var recorded: [String: Range<Int>] = [:]
  /// Open collections since the outermost anchored one; those with a name have an anchor.
  private var open: [(name: String?, start: Int)] = []
  private var expandedNodes = 0
  private var expandedSize = 0

  /// Whether what comes next is part of an anchored value.
  var isRecording: Bool { !open.isEmpty }

  /// Positions in `log` of what the anchor holds; nil when it is unknown or still open.
  subscript(name: String) -> Range<Int>? { recorded[name] }

  /// Whether the anchor's own value is not complete yet.
  func isOpen(_ name: String) -> Bool { open.contains { $0.name == name } }

  /// Notes a scalar, or an event of an expanded alias.
  mutating func record(_ event: YAMLEvent) {
    guard event.anchor != nil || !open.isEmpty else { return }
    append(event)
    if let name = event.anchor { recorded[name] = log.count - 1..<log.count }
  }

  /// Notes the start of a collection.
  mutating func open(_ event: YAMLEvent) {
    guard event.anchor != nil || !open.isEmpty else { return }
    if let name = event.anchor { recorded[name] = nil }
    open.append((event.anchor, log.count))
    append(event)
  }

  /// Notes the end of a collection.
  mutating func close(_ event: YAMLEvent) {
    guard let collection = open.popLast() else { return }
    append(event)
    if let name = collection.name { recorded[name] = collection.start..<log.count }
  }

  /// Counts an event that an alias adds.
  ///
  /// - Returns: whether the budget allows it.
  mutating func spend(on event: YAMLEvent, _ limits: YAMLLimits) -> Bool {
    expandedNodes += 1
    expandedSize += event.text.size
    return expandedNodes <= limits.expandedNodes && expandedSize <= limits.expandedSize
  }

  private mutating func append(_ event: YAMLEvent) {
    var event = event
    event.anchor = nil
    log.append(event)
  }
}
