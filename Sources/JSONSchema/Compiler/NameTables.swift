import Documents

/// A hash table of names inside `NameTables`.
struct NameTable: Sendable {
  /// First slot.
  let start: UInt32
  /// Number of slots less one; a power of two less one.
  let mask: UInt32
  /// Whether it has no names at all.
  let isEmpty: Bool
  /// The slot of the name that was added first.
  var first: UInt32 = 0

  /// The table without names.
  static let empty = NameTable(start: 0, mask: 0, isEmpty: true)
}

/// All name tables of a program: open addressing in one array, the names in one buffer.
struct NameTables: Sendable {
  /// One slot: a name and what it stands for.
  struct Slot: Sendable {
    var hash: UInt32 = 0
    /// The name in `bytes`; `nameEnd` below `nameStart` marks a free slot.
    var nameStart: UInt32 = 1
    var nameEnd: UInt32 = 0
    /// A block, or none.
    var block = Instruction.none
    /// The bit of a required name, or 0.
    var required: UInt64 = 0
    /// The slot of the name that was added after this one, or its own: documents mostly keep an order.
    var next: UInt32 = 0
    /// Whether the name counts as evaluated: not when it is only required.
    var isKnown = true

    var isFree: Bool { nameEnd < nameStart }
  }

  /// What goes into a table.
  struct Entry {
    let name: ArraySlice<UInt8>
    var block = Instruction.none
    var required: UInt64 = 0
    var isKnown = true
  }

  private(set) var slots: [Slot] = []
  private(set) var bytes: [UInt8] = []

  /// Adds the bytes of a name that stands in no table.
  mutating func add(_ name: some Collection<UInt8>) -> Range<UInt32> {
    let start = UInt32(clamping: bytes.count)
    bytes += name
    return start..<UInt32(clamping: bytes.count)
  }

  /// Makes a table at most half full; names are distinct.
  mutating func add(_ entries: [Entry]) -> NameTable {
    guard !entries.isEmpty else { return .empty }
    var size = 2
    while size < entries.count * 2 { size *= 2 }
    var table = NameTable(
      start: UInt32(clamping: slots.count), mask: UInt32(clamping: size - 1), isEmpty: false)
    slots += Array(repeating: Slot(), count: size)
    var previous: Int?
    for entry in entries {
      let hash = Self.hash(of: Array(entry.name), 0..<entry.name.count, in: table.mask)
      var position = hash & table.mask
      while !slots[Int(table.start + position)].isFree { position = (position + 1) & table.mask }
      let name = add(entry.name)
      let slot = Int(table.start + position)
      slots[slot] = Slot(
        hash: hash, nameStart: name.lowerBound, nameEnd: name.upperBound, block: entry.block,
        required: entry.required, next: UInt32(clamping: slot), isKnown: entry.isKnown)
      if let previous {
        slots[previous].next = UInt32(clamping: slot)
      } else {
        table.first = UInt32(clamping: slot)
      }
      previous = slot
    }
    return table
  }

  /// The slots in use of `table`, in the order in which they were added.
  func slots(of table: NameTable) -> [Slot] {
    guard !table.isEmpty else { return [] }
    return slots[Int(table.start)...Int(table.start + table.mask)]
      .filter { !$0.isFree }.sorted { $0.nameStart < $1.nameStart }
  }

  /// The slot of the name spelled by `text[range]` in `table`, or -1.
  func find(_ text: [UInt8], _ range: Range<Int>, in table: NameTable) -> Int {
    if table.isEmpty { return -1 }
    let hash = Self.hash(of: text, range, in: table.mask)
    var position = hash & table.mask
    while true {
      let index = Int(table.start &+ position)
      let slot = slots[index]
      if slot.isFree { return -1 }
      if slot.hash == hash, matches(slot.nameStart..<slot.nameEnd, text, range) { return index }
      position = (position &+ 1) & table.mask
    }
  }

  /// Whether the name at `name` is what `text[range]` spells.
  @inline(__always)
  func matches(_ name: Range<UInt32>, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    let count = range.count
    guard name.count == count else { return false }
    let known = bytes.span.extracting(Int(name.lowerBound)..<Int(name.upperBound))
    let given = text.span.extracting(range)
    var offset = 0
    while offset < count {
      if known[offset] != given[offset] { return false }
      offset &+= 1
    }
    return true
  }

  /// A hash of the length, the first byte, the last and the one between them: cheap, and enough for
  /// the few names of one schema. Large tables hash every byte, so that no choice of names piles up.
  @inline(__always)
  private static func hash(of text: [UInt8], _ range: Range<Int>, in size: UInt32) -> UInt32 {
    guard size < largeTable else { return fullHash(of: text, range) }
    let first = range.lowerBound
    let last = range.upperBound &- 1
    if last < first { return 0 }
    let bytes =
      UInt32(text[first]) | UInt32(text[last]) &<< 8
      | UInt32(text[first &+ (last &- first) &>> 1]) &<< 16
      | UInt32(truncatingIfNeeded: range.count) &<< 24
    let product = bytes &* 0x9E37_79B1
    return product ^ product &>> 16
  }

  /// Slots of a table whose names are hashed whole.
  private static let largeTable: UInt32 = 256

  /// FNV-1a.
  private static func fullHash(of text: [UInt8], _ range: Range<Int>) -> UInt32 {
    range.reduce(2_166_136_261) { ($0 ^ UInt32(text[$1])) &* 16_777_619 }
  }
}
