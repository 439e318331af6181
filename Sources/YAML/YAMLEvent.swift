import Documents

/// One event of a YAML text, with byte offsets into its source.
struct YAMLEvent {
  enum Kind: UInt8 {
    case streamStart, documentStart, documentEnd, streamEnd
    case alias, scalar, sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  /// How a scalar is spelled.
  enum Style: UInt8 {
    case plain, singleQuoted, doubleQuoted, literal, folded

    var isBlock: Bool { self == .literal || self == .folded }
  }

  /// A scalar's content: a stretch of the source where that spells it, else bytes of its own.
  enum Text {
    case source(SourceRange)
    case decoded([UInt8])
  }

  /// The tag in front of a node.
  enum Tag: Equatable {
    case none
    /// A lone `!`: a scalar is a string, whatever it looks like.
    case nonSpecific
    case null, boolean, integer, float, string, sequence, mapping
    case custom(String)
  }

  var kind: Kind
  var style = Style.plain
  /// Whether a collection is in flow style.
  var isFlow = false
  /// Where the node begins, its tag and anchor included.
  @Narrow var outerStart: Int
  /// Where the node's own spelling begins.
  @Narrow var start: Int
  /// After the last byte of its spelling; of a block scalar, after its last content byte.
  @Narrow var end: Int
  /// Where the scanner stood after it: behind the blank lines that follow a block scalar.
  @Narrow var scanEnd: Int
  /// Where the source begins to spell a scalar's content, unless `extras` has it decoded.
  @Narrow var contentStart: Int = 0
  /// Where it ends.
  @Narrow var contentEnd: Int = 0
  /// The parts of the mark of that stretch: plain numbers, which cost nothing where there is none.
  var markHead: UInt32 = 0
  /// See `markHead`.
  var markTail: UInt32 = 0
  /// What most nodes do not have, apart, so that events are cheap to pass on.
  private var extras: Extras?

  private final class Extras {
    let tag: Tag
    let anchor: String?
    let decoded: [UInt8]?

    init(tag: Tag, anchor: String?, decoded: [UInt8]?) {
      self.tag = tag
      self.anchor = anchor
      self.decoded = decoded
    }
  }

  init(kind: Kind, start: Int, end: Int) {
    self.kind = kind
    _outerStart = Narrow(wrappedValue: start)
    _start = Narrow(wrappedValue: start)
    _end = Narrow(wrappedValue: end)
    _scanEnd = Narrow(wrappedValue: end)
  }

  /// Where the source spells a scalar's content.
  var content: SourceRange { SourceRange(start: contentStart, end: contentEnd) }
  /// The mark of that stretch.
  var mark: TextMark { TextMark(head: markHead, tail: markTail) }

  /// Where the node is spelled.
  var range: SourceRange { SourceRange(start: start, end: end) }

  /// Whether the node has neither tag nor anchor and its content stands in the source.
  var isPlainlySpelled: Bool { extras == nil }

  /// The tag in front of the node.
  var tag: Tag {
    get { extras?.tag ?? .none }
    set { extras = Extras(tag: newValue, anchor: anchor, decoded: extras?.decoded) }
  }

  /// The name of the anchor in front of the node, or of the alias.
  var anchor: String? {
    get { extras?.anchor }
    set {
      guard extras != nil || newValue != nil else { return }
      extras = Extras(tag: tag, anchor: newValue, decoded: extras?.decoded)
    }
  }

  /// A scalar's content.
  var text: Text {
    get { extras?.decoded.map { .decoded($0) } ?? .source(content) }
    set {
      switch newValue {
      case .source(let range): (contentStart, contentEnd) = (range.start, range.end)
      case .decoded(let bytes): extras = Extras(tag: tag, anchor: anchor, decoded: bytes)
      }
    }
  }
}
