internal import CLibyaml
import Documents

/// The tags and anchors in front of nodes.
extension EventParser {
  /// Gives an event the tag and anchor of its node.
  @inline(__always)
  func readProperties(
    _ result: inout YAMLEvent, _ node: registrar_yaml_node
  ) throws(YAMLError) {
    if unsafe node.anchor != nil || node.tag != nil {
      try unsafe properties(&result, anchor: node.anchor, tag: node.tag)
    }
  }

  private func properties(
    _ result: inout YAMLEvent, anchor: UnsafePointer<UInt8>?, tag: UnsafePointer<UInt8>?
  ) throws(YAMLError) {
    if let anchor = unsafe anchor {
      result.anchor = try unsafe name(anchor, at: anchorStart(of: result))
    }
    if let tag = unsafe tag { result.tag = Self.tag(unsafe Self.string(tag)) }
    if result.anchor != nil || result.tag != .none {
      result.start = skipProperties(from: result.outerStart, of: result)
    }
  }

  /// The offset behind the tag and anchor of `event`, and the white space and comments after them.
  func skipProperties(from start: Int, of event: YAMLEvent) -> Int {
    let source = text.source
    var offset = start
    var left =
      event.kind == .scalar ? 2 : (event.anchor == nil ? 0 : 1) + (event.tag == .none ? 0 : 1)
    while left > 0, offset < source.count, Self.isProperty(source[offset]) {
      left -= 1
      while offset < source.count, !Self.endsProperty(source[offset]) { offset += 1 }
      var inComment = false
      while offset < source.count {
        let byte = source[offset]
        if byte == 0x0A || byte == 0x0D {
          inComment = false
        } else if byte == UInt8(ascii: "#") {
          inComment = true
        } else if !inComment, byte != 0x20, byte != 0x09 {
          break
        }
        offset += 1
      }
    }
    return event.kind == .scalar ? min(offset, event.end) : offset
  }

  /// Where the `&` of an event's anchor stands: first, or behind its tag.
  private func anchorStart(of event: YAMLEvent) -> Int {
    let start = event.outerStart
    guard start < text.source.count, text.source[start] == UInt8(ascii: "!") else { return start }
    var tag = event
    tag.kind = .sequenceStart
    tag.anchor = nil
    tag.tag = .nonSpecific
    return skipProperties(from: start, of: tag)
  }

  /// The name of the anchor or alias at `start` that libyaml read as `scanned`.
  ///
  /// - Throws: `.syntax` where libyaml ended it before its end and would read the rest as a value.
  func name(
    _ scanned: UnsafePointer<UInt8>, at start: Int
  ) throws(YAMLError) -> String {
    let range = ForgivingMask.name(in: text.source, at: start + 1)
    let name = String(decoding: text.source[range], as: UTF8.self)
    let scannedCount = unsafe Self.string(scanned).utf8.count
    guard scannedCount == range.count else {
      throw YAMLError(
        reason: .syntax(.anchorName),
        range: SourceRange(start: range.lowerBound, end: range.upperBound))
    }
    return name
  }

  /// Whether a tag or anchor begins with `byte`.
  static func isProperty(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!")
  }

  private static func endsProperty(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func string(_ pointer: UnsafePointer<UInt8>) -> String {
    unsafe String(cString: pointer)
  }

  private static func tag(_ name: String) -> YAMLEvent.Tag {
    let prefix = "tag:yaml.org,2002:"
    if name == "!" { return .nonSpecific }
    guard name.hasPrefix(prefix) else { return .custom(name) }
    switch name.dropFirst(prefix.utf8.count) {
    case "null": return .null
    case "bool": return .boolean
    case "int": return .integer
    case "float": return .float
    case "str": return .string
    case "seq": return .sequence
    case "map": return .mapping
    case let other: return .custom("!!" + other)
    }
  }
}
