import Glibc

/// What an index notes, in order of the bytes of paths, the sides of a conflict by their stage: the bytes that stand
/// for it, laid out as versions 2 and 3 of the format have them (gitformat-index(5)).
///
/// An index of 100,000 files is read into one array and looked at where it lies; a value for each file is made when
/// it is asked for.
struct IndexEntries: RandomAccessCollection, Sendable {
  private var bytes: [UInt8]
  private var places: [Place]

  /// Where an entry lies.
  private struct Place: Sendable {
    let start: UInt32
    let nameLength: UInt32
    /// Whether there is a second half word of flags before the name.
    let isExtended: Bool

    var name: Range<Int> {
      let start = Int(start) + (isExtended ? Layout.extendedName : Layout.name)
      return start..<(start + Int(nameLength))
    }
    /// The end of its bytes, with the NULs that fill it up.
    var end: Int { Int(start) + Layout.padded(name.upperBound - Int(start)) }
  }

  /// The parts of an entry, in bytes from its start.
  enum Layout {
    static let (changed, modified, device, inode, mode, user, group, size) =
      (0, 8, 16, 20, 24, 28, 32, 36)
    static let (id, flags, extendedFlags, name, extendedName) = (40, 60, 62, 62, 64)

    /// The length of an entry that has `length` bytes without the NULs that end it, of which there is one at
    /// least.
    static func padded(_ length: Int) -> Int { (length + 8) & ~7 }
  }

  /// None.
  init() {
    bytes = []
    places = []
  }

  /// None, so far, of those that lie in `bytes`.
  init(in bytes: [UInt8], count: Int) {
    self.bytes = bytes
    places = []
    places.reserveCapacity(count)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { places.count }

  // MARK: One entry

  /// All of one.
  subscript(position: Int) -> IndexedFile {
    let start = Int(places[position].start)
    return IndexedFile(
      path: Array(path(at: position)), id: id(at: position), mode: mode(at: position),
      device: word(start + Layout.device), state: state(at: position),
      flags: flags(at: position))
  }

  /// Its path.
  func path(at position: Int) -> ArraySlice<UInt8> { bytes[places[position].name] }

  /// Its blob, or the commit of a submodule.
  func id(at position: Int) -> ObjectID {
    ObjectID(in: bytes, at: Int(places[position].start) + Layout.id)
  }

  /// Its mode as stored.
  func mode(at position: Int) -> UInt32 { word(Int(places[position].start) + Layout.mode) }

  /// Its state on disk when the index was written.
  func state(at position: Int) -> DiskState {
    let start = Int(places[position].start)
    return DiskState(
      modified: time(start + Layout.modified), changed: time(start + Layout.changed),
      inode: word(start + Layout.inode), user: word(start + Layout.user),
      group: word(start + Layout.group), size: word(start + Layout.size))
  }

  /// The flags as stored.
  func flags(at position: Int) -> IndexedFile.Flags {
    let place = places[position]
    let start = Int(place.start)
    return IndexedFile.Flags(
      basic: halfWord(start + Layout.flags),
      extended: place.isExtended ? halfWord(start + Layout.extendedFlags) : 0)
  }

  /// Whether any has flags that version 2 of the format cannot hold.
  var hasExtendedFlags: Bool { places.contains(where: \.isExtended) }

  /// The bytes of those in `range`, one behind the other.
  func record(of range: Range<Int>) -> ArraySlice<UInt8> {
    guard let first = range.first, let last = range.last else { return [] }
    return bytes[Int(places[first].start)..<places[last].end]
  }

  /// Whether both have one path.
  func isSamePath(_ one: Int, _ other: Int) -> Bool {
    compare(bytes[places[one].name], other) == 0
  }

  // MARK: Look-up

  /// Where `path` itself is, each side of a conflict.
  func range(of path: some Collection<UInt8>, in range: Range<Int>? = nil) -> Range<Int> {
    let path = ArraySlice(path)
    let range = range ?? indices
    let start = firstPosition(notBefore: path, in: range)
    var end = start
    while end < range.upperBound, compare(path, end) == 0 { end += 1 }
    return start..<end
  }

  /// Where that is what lies in `folder`, whose path ends with a slash.
  func range(below folder: some Collection<UInt8>, in range: Range<Int>? = nil) -> Range<Int> {
    var folder = ArraySlice(folder)
    let range = range ?? indices
    if folder.isEmpty { return range }
    let start = firstPosition(notBefore: folder, in: range)
    // The next character follows the slash.
    folder[folder.endIndex - 1] = UInt8(ascii: "/") + 1
    return start..<firstPosition(notBefore: folder, in: start..<range.upperBound)
  }

  /// The position of the first entry whose path does not come before `path`.
  func firstPosition(notBefore path: ArraySlice<UInt8>, in range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if compare(path, middle) > 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Less than zero where `path` comes before that of the entry, more where it comes behind.
  private func compare(_ path: ArraySlice<UInt8>, _ position: Int) -> Int {
    let name = places[position].name
    let order = unsafe path.withUnsafeBytes { one in
      unsafe bytes.withUnsafeBytes { all in
        let other = unsafe UnsafeRawBufferPointer(rebasing: all[name])
        let shared = Swift.min(one.count, other.count)
        guard shared > 0, let one = one.baseAddress, let other = other.baseAddress else {
          return Int32(0)
        }
        return unsafe memcmp(one, other, shared)
      }
    }
    return order == 0 ? path.count - name.count : Int(order)
  }

  // MARK: Building

  /// Takes in the entry that starts at `start` of the bytes it was made with.
  ///
  /// - Returns: whether it comes behind all before it.
  mutating func note(at start: Int, isExtended: Bool, nameLength: Int) -> Bool {
    places.append(
      Place(
        start: UInt32(start), nameLength: UInt32(nameLength), isExtended: isExtended))
    guard places.count > 1 else { return true }
    let last = places.count - 1
    let order = compare(bytes[places[last - 1].name], last)
    return order < 0
      || order == 0 && flags(at: last - 1).stage < flags(at: last).stage
  }

  /// Adds a copy of those of `other` in `range`.
  mutating func append(_ range: Range<Int>, of other: IndexEntries) {
    guard let first = range.first else { return }
    let start = bytes.count
    let old = Int(other.places[first].start)
    bytes += other.record(of: range)
    places += other.places[range].lazy.map { place in
      Place(
        start: UInt32(start + Int(place.start) - old), nameLength: place.nameLength,
        isExtended: place.isExtended)
    }
  }

  /// Adds one.
  mutating func append(_ file: IndexedFile) {
    let isExtended = file.flags.extended != 0
    places.append(
      Place(
        start: UInt32(bytes.count), nameLength: UInt32(file.path.count), isExtended: isExtended))
    var writer = IndexWriter(bytes: bytes)
    bytes = []
    writer.file(file)
    bytes = writer.bytes
  }

  /// Makes room for `count` more, beside a copy of those of `other`.
  mutating func reserve(beside other: IndexEntries, _ count: Int) {
    bytes.reserveCapacity(other.bytes.count + count * 256)
    places.reserveCapacity(other.places.count + count)
  }

  /// Lets one be noted without a size, so that Git reads the file to see whether it changed.
  mutating func forgetSize(at position: Int) {
    let start = Int(places[position].start) + Layout.size
    for offset in start..<(start + 4) { bytes[offset] = 0 }
  }

  /// Lets one be noted in this state on disk.
  mutating func note(_ state: DiskState, device: UInt32, at position: Int) {
    let start = Int(places[position].start)
    var writer = IndexWriter()
    writer.state(state, device: device, mode: mode(at: position))
    bytes.replaceSubrange(start..<(start + writer.bytes.count), with: writer.bytes)
  }

  // MARK: Numbers

  private func word(_ offset: Int) -> UInt32 { BigEndian.word(bytes, offset) }
  private func halfWord(_ offset: Int) -> UInt16 { BigEndian.halfWord(bytes, offset) }

  private func time(_ offset: Int) -> DiskState.IndexTime {
    DiskState.IndexTime(seconds: Int32(bitPattern: word(offset)), nanoseconds: word(offset + 4))
  }
}
