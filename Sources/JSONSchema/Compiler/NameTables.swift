import Documents

/// A hash table of names inside `NameTables`.
struct NameTable: Sendable {
  /// First slot.
  let start: UInt32
  /// Number of slots less one; a power of two less one.
  let mask: UInt32
  /// How many names it has.
  let count: UInt32
  /// The slot of the name that was added first.
  var first: UInt32 = 0

  /// Names that are tried one after the other before one is looked for by hash.
  private static let mostGuesses: UInt32 = 3

  /// The table without names.
  static let empty = NameTable(start: 0, mask: 0, count: 0)

  /// Whether it has no names at all.
  var isEmpty: Bool { count == 0 }
  /// Whether guessing tries every name.
  var isSmall: Bool { count <= Self.mostGuesses }
  /// How many names guessing tries.
  var guesses: UInt32 { min(count, Self.mostGuesses) }
}

/// All name tables of a program: open addressing in one array, the names in one buffer.
struct NameTables: Sendable {
  /// One slot: a name and what it stands for.
  struct Slot: Sendable {
    var mark = TextMark.none
    /// The name in `bytes`; `nameEnd` below `nameStart` marks a free slot.
    var nameStart: UInt32 = 1
    var nameEnd: UInt32 = 0
    /// A block, or none.
    var block = Instruction.none
    /// The bit of a required name, or 0.
    var required: UInt64 = 0
    /// The slot of the name that was added after this one, or of the first after the last: documents
    /// mostly keep an order.
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
      start: UInt32(clamping: slots.count), mask: UInt32(clamping: size - 1),
      count: UInt32(clamping: entries.count))
    slots += Array(repeating: Slot(), count: size)
    var previous: Int?
    for entry in entries {
      let mark = TextMark(entry.name.span)
      let hash = Self.hash(of: entry.name.span, mark, in: table.mask)
      var position = hash & table.mask
      while !slots[Int(table.start + position)].isFree { position = (position + 1) & table.mask }
      let name = add(entry.name)
      let slot = Int(table.start + position)
      if let previous {
        slots[previous].next = UInt32(clamping: slot)
      } else {
        table.first = UInt32(clamping: slot)
      }
      slots[slot] = Slot(
        mark: mark, nameStart: name.lowerBound, nameEnd: name.upperBound, block: entry.block,
        required: entry.required, next: table.first, isKnown: entry.isKnown)
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

  /// The slot of the name that `text` spells, whose mark is `mark`, in `table`, or -1.
  func find(_ text: borrowing Span<UInt8>, _ mark: TextMark, in table: NameTable) -> Int {
    if table.isEmpty { return -1 }
    var position = Self.hash(of: text, mark, in: table.mask) & table.mask
    while true {
      let index = Int(table.start &+ position)
      let slot = slots[index]
      if slot.isFree { return -1 }
      if slot.mark.head == mark.head, slot.mark.tail == mark.tail,
        matches(slot.nameStart..<slot.nameEnd, text, from: 4)
      {
        return index
      }
      position = (position &+ 1) & table.mask
    }
  }

  /// Whether the name at `name` is what `text` spells.
  ///
  /// - Parameter same: how many bytes at either end are known to be the same.
  @inline(__always)
  func matches(
    _ name: Range<UInt32>, _ text: borrowing Span<UInt8>, from same: Int = 0
  ) -> Bool {
    let count = text.count
    guard name.count == count else { return false }
    let known = bytes.span.extracting(Int(name.lowerBound)..<Int(name.upperBound))
    var offset = same
    while offset < count &- same {
      if known[offset] != text[offset] { return false }
      offset &+= 1
    }
    return true
  }

  /// A hash of the mark and the length: cheap, and enough for the few names of one schema. Large tables
  /// hash every byte, by a key that nobody knows, so that no choice of names piles up.
  private static func hash(
    of text: borrowing Span<UInt8>, _ mark: TextMark, in size: UInt32
  ) -> UInt32 {
    guard size < largeTable else { return fullHash(of: text) }
    let product =
      (mark.head ^ mark.tail &<< 5 ^ mark.tail &>> 27 ^ UInt32(truncatingIfNeeded: text.count))
      &* 0x9E37_79B1
    return product ^ product &>> 16
  }

  /// Slots of a table whose names are hashed whole.
  private static let largeTable: UInt32 = 256

  /// A hash of every byte, eight at a time, by a key that is another one in every process.
  private static func fullHash(of text: borrowing Span<UInt8>) -> UInt32 {
    var hasher = Hasher()
    var word: UInt64 = 0
    for offset in text.indices {
      word = word &<< 8 | UInt64(text[offset])
      if offset & 7 == 7 { hasher.combine(word) }
    }
    hasher.combine(word)
    hasher.combine(text.count)
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}
