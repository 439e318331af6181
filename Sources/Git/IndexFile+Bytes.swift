import Crypto
import SystemPackage

extension IndexFile {
  /// The bytes of an index that holds the same.
  var bytes: [UInt8] { image(noting: []).bytes }

  /// The same, in which the state on disk of the files at `paths` can still be noted.
  func image(noting paths: Set<[UInt8]>) -> IndexImage {
    // A file that sparse checkout leaves out needs a flag of which version 2 knows nothing.
    let version = version == 2 && files.contains { $0.flags.extended != 0 } ? 3 : version
    var writer = IndexWriter()
    writer.bytes.reserveCapacity(files.count * 120)
    writer.bytes += "DIRC".utf8
    writer.word(UInt32(version))
    writer.word(UInt32(files.count))
    var previous: [UInt8] = []
    var places: [[UInt8]: Int] = [:]
    for file in files {
      if paths.contains(file.path) { places[file.path] = writer.bytes.count }
      writer.file(file, after: version == 4 ? previous : nil)
      previous = file.path
    }
    for known in extensions {
      writer.bytes += known.signature
      writer.word(UInt32(known.content.count))
      writer.bytes += known.content
    }
    return IndexImage(content: writer.bytes, places: places)
  }
}

/// The bytes of an index before they are written.
struct IndexImage: Sendable {
  /// All but the digest.
  private var content: [UInt8]
  /// Where the entries begin whose state on disk may change.
  private let places: [[UInt8]: Int]

  fileprivate init(content: [UInt8], places: [[UInt8]: Int]) {
    self.content = content
    self.places = places
  }

  /// The bytes, the digest at the end.
  var bytes: [UInt8] { content + Insecure.SHA1.hash(data: content) }

  /// Notes the state on disk of the file at `path`, by which git sees that it is unchanged without reading it.
  mutating func note(_ stat: Stat, at path: TreePath) {
    guard let place = places[Array(path.description.utf8)] else { return }
    let state = DiskState(stat.rawValue)
    var writer = IndexWriter()
    writer.state(
      state, device: UInt32(truncatingIfNeeded: stat.deviceID.rawValue),
      mode: content[(place + 24)..<(place + 28)].reduce(0) { $0 << 8 | UInt32($1) })
    content.replaceSubrange(place..<(place + writer.bytes.count), with: writer.bytes)
  }
}

private struct IndexWriter {
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
  /// - Parameter previous: the path before it, where paths are told by what they share with that.
  mutating func file(_ file: IndexedFile, after previous: [UInt8]?) {
    let start = bytes.count
    state(file.state, device: file.device, mode: file.mode)
    bytes += file.id.bytes
    let length = UInt16(Swift.min(file.path.count, Int(IndexedFile.Flag.length)))
    let isExtended = file.flags.extended != 0
    let kept = file.flags.basic & ~(IndexedFile.Flag.length | IndexedFile.Flag.extended)
    halfWord(kept | length | (isExtended ? IndexedFile.Flag.extended : 0))
    if isExtended { halfWord(file.flags.extended) }
    if let previous {
      let shared = zip(previous, file.path).prefix { $0 == $1 }.count
      number(previous.count - shared)
      bytes += file.path[shared...]
      bytes.append(0)
    } else {
      bytes += file.path
      let length = bytes.count - start
      bytes += [UInt8](repeating: 0, count: IndexReader.padded(length) - length)
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
