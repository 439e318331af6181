import Documents

/// A hash table of names inside `NameTables`.
struct NameTable: Sendable {
  /// First slot.
  let start: UInt32
  /// Number of slots less one; a power of two less one.
  let mask: UInt32
  /// Whether it has no names at all.
  let isEmpty: Bool

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
    let table = NameTable(
      start: UInt32(clamping: slots.count), mask: UInt32(clamping: size - 1), isEmpty: false)
    slots += Array(repeating: Slot(), count: size)
    for entry in entries {
      let hash = Self.hash(of: entry.name)
      var position = hash & table.mask
      while !slots[Int(table.start + position)].isFree { position = (position + 1) & table.mask }
      let name = add(entry.name)
      slots[Int(table.start + position)] = Slot(
        hash: hash, nameStart: name.lowerBound, nameEnd: name.upperBound, block: entry.block,
        required: entry.required, isKnown: entry.isKnown)
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
  @inline(__always)
  func find(_ text: [UInt8], _ range: Range<Int>, in table: NameTable) -> Int {
    if table.isEmpty { return -1 }
    let hash = Self.hash(of: text, range)
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
    guard name.count == range.count else { return false }
    var position = Int(name.lowerBound)
    for offset in range {
      if bytes[position] != text[offset] { return false }
      position &+= 1
    }
    return true
  }

  private static func hash(of name: ArraySlice<UInt8>) -> UInt32 {
    hash(of: Array(name), 0..<name.count)
  }

  /// A hash of the length, the first eight bytes and the last; collisions only cost a comparison.
  @inline(__always)
  private static func hash(of text: [UInt8], _ range: Range<Int>) -> UInt32 {
    guard let last = range.last else { return 0 }
    var hash = UInt32(truncatingIfNeeded: range.count) &* 31 &+ UInt32(text[last])
    for offset in range.lowerBound..<min(range.upperBound, range.lowerBound + 8) {
      hash = hash &* 31 &+ UInt32(text[offset])
    }
    return hash
  }
}
