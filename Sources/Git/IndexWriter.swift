/// Writes the parts of an index (gitformat-index(5)).
struct IndexWriter {
  var bytes: [UInt8] = []

  mutating func word(_ value: UInt32) {
    bytes.append(UInt8(truncatingIfNeeded: value >> 24))
    bytes.append(UInt8(truncatingIfNeeded: value >> 16))
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    bytes.append(UInt8(truncatingIfNeeded: value))
  }

  private mutating func halfWord(_ value: UInt16) {
    bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    bytes.append(UInt8(truncatingIfNeeded: value))
  }

  private mutating func time(_ time: DiskState.IndexTime) {
    word(UInt32(bitPattern: time.seconds))
    word(time.nanoseconds)
  }

  /// What an entry begins with.
  mutating func state(_ state: DiskState, device: UInt32, mode: UInt32) {
    time(state.changed)
    time(state.modified)
    for value in [device, state.inode, mode, state.user, state.group, state.size] { word(value) }
  }

  /// One entry.
  ///
  /// - Parameter previous: the path before it, where paths are told by what they share with that (version 4).
  mutating func file(_ file: IndexedFile, after previous: [UInt8]? = nil) {
    let start = bytes.count
    state(file.state, device: file.device, mode: file.mode)
    bytes += file.id.bytes
    let length = UInt16(Swift.min(file.path.count, Int(IndexedFile.Flags.length)))
    let isExtended = file.flags.extended != 0
    let kept = file.flags.basic & ~(IndexedFile.Flags.length | IndexedFile.Flags.extended)
    halfWord(kept | length | (isExtended ? IndexedFile.Flags.extended : 0))
    if isExtended { halfWord(file.flags.extended) }
    if let previous {
      let shared = zip(previous, file.path).prefix { $0 == $1 }.count
      number(previous.count - shared)
      bytes += file.path[shared...]
      bytes.append(0)
    } else {
      bytes += file.path
      let length = bytes.count - start
      bytes += repeatElement(0, count: IndexEntries.Layout.padded(length) - length)
    }
  }

  private mutating func number(_ value: Int) {
    var digits = [UInt8(value & 0x7F)]
    var rest = value >> 7
    while rest > 0 {
      rest -= 1
      digits.append(0x80 | UInt8(rest & 0x7F))
      rest >>= 7
    }
    bytes += digits.reversed()
  }
}
