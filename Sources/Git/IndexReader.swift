import Crypto
import Glibc

/// Reads the bytes of an index (gitformat-index(5)).
struct IndexReader {
  private let bytes: [UInt8]
  private let path: String
  private var offset = 0
  private var version = 0
  private var count = 0
  /// Whether there is what only a split index has: entries without names that stand for others.
  private var isPartial = false

  /// Bytes of the digest at the end.
  static let digestLength = 20

  private typealias Layout = IndexEntries.Layout

  init(_ bytes: [UInt8], _ path: String) {
    self.bytes = bytes
    self.path = path
  }

  private var end: Int { bytes.count - Self.digestLength }

  private func damaged() -> GitError { .damagedIndex(path: path) }

  /// The version of the format; what is behind it is whole by its digest.
  mutating func header() throws(GitError) -> Int {
    guard bytes.count >= 12 + Self.digestLength, bytes.count <= Int(Int32.max),
      bytes.starts(with: "DIRC".utf8)
    else { throw damaged() }
    // Git may be told to leave the digest out (`index.skipHash`): then it is all zeros.
    let digest = bytes[end...]
    guard digest.allSatisfy({ $0 == 0 }) || Insecure.SHA1.hash(data: bytes[..<end]) == digest else {
      throw damaged()
    }
    version = Int(BigEndian.word(bytes, 4))
    count = Int(BigEndian.word(bytes, 8))
    guard (2...4).contains(version) else {
      throw .unsupportedRepository(path: path, feature: .index("version \(version)"))
    }
    offset = 12
    return version
  }

  /// All entries, in order.
  mutating func files() throws(GitError) -> IndexEntries {
    // No entry is smaller, so that a wrong count asks for no more memory than the file has.
    guard count <= (end - offset) / Layout.flags else { throw damaged() }
    return try version == 4 ? prefixed() : plain()
  }

  /// The entries of versions 2 and 3, which stay where they are.
  private mutating func plain() throws(GitError) -> IndexEntries {
    var files = IndexEntries(in: bytes, count: count)
    for _ in 0..<count {
      let start = offset
      let isExtended = try fixedPart()
      let stop = try endOfName()
      // Git goes by the length that is noted, as far as that goes.
      let noted = Int(BigEndian.halfWord(bytes, start + Layout.flags) & IndexedFile.Flags.length)
      guard noted == min(stop - offset, Int(IndexedFile.Flags.length)) else { throw damaged() }
      let isBehind = files.note(at: start, isExtended: isExtended, nameLength: stop - offset)
      isPartial = isPartial || stop == offset || !isBehind
      offset = start + Layout.padded(stop - start)
      guard offset <= end else { throw damaged() }
    }
    return files
  }

  /// The entries of version 4, which tell of each path what it does not share with the one before.
  private mutating func prefixed() throws(GitError) -> IndexEntries {
    var whole: [UInt8] = []
    whole.reserveCapacity(bytes.count * 2)
    var places: [(start: Int, isExtended: Bool, nameLength: Int)] = []
    var name: [UInt8] = []
    for _ in 0..<count {
      let start = offset
      let isExtended = try fixedPart()
      let fixed = bytes[start..<offset]
      let dropped = try number()
      guard dropped <= name.count else { throw damaged() }
      let stop = try endOfName()
      name.removeLast(dropped)
      name += bytes[offset..<stop]
      isPartial = isPartial || name.isEmpty
      offset = stop + 1
      // A few bytes here may stand for a long path.
      guard whole.count + name.count < Int(Int32.max) else { throw damaged() }
      places.append((whole.count, isExtended, name.count))
      whole += fixed
      whole += name
      let length = fixed.count + name.count
      whole += repeatElement(0, count: Layout.padded(length) - length)
    }
    var files = IndexEntries(in: whole, count: count)
    for place in places {
      let isBehind = files.note(
        at: place.start, isExtended: place.isExtended, nameLength: place.nameLength)
      isPartial = isPartial || !isBehind
    }
    return files
  }

  /// Where the NUL is that ends the name that starts here.
  private func endOfName() throws(GitError) -> Int {
    let length = unsafe bytes[offset..<end].withUnsafeBytes { name -> Int? in
      guard let start = name.baseAddress, let nul = unsafe memchr(start, 0, name.count) else {
        return nil
      }
      return unsafe UnsafeRawPointer(nul) - start
    }
    guard let length else { throw damaged() }
    return offset + length
  }

  /// Passes what an entry has before its name.
  ///
  /// - Returns: whether there are extended flags.
  private mutating func fixedPart() throws(GitError) -> Bool {
    guard offset + Layout.name <= end else { throw damaged() }
    let flags = BigEndian.halfWord(bytes, offset + Layout.flags)
    let isExtended = flags & IndexedFile.Flags.extended != 0
    offset += isExtended ? Layout.extendedName : Layout.name
    guard !isExtended || version > 2, offset <= end else { throw damaged() }
    return isExtended
  }

  /// The extensions that are kept; what may be left out is.
  mutating func extensions() throws(GitError) -> [IndexFile.Extension] {
    var kept: [IndexFile.Extension] = []
    while offset < end {
      guard offset + 8 <= end else { throw damaged() }
      let signature = Array(bytes[offset..<(offset + 4)])
      let length = Int(BigEndian.word(bytes, offset + 4))
      offset += 8
      guard length <= end - offset else { throw damaged() }
      if signature == IndexFile.Extension.trees || signature == IndexFile.Extension.settled {
        kept.append(
          IndexFile.Extension(
            signature: signature, content: Array(bytes[offset..<(offset + length)])))
      } else if !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(signature[0]) {
        throw .unsupportedRepository(
          path: path, feature: .index(String(decoding: signature, as: UTF8.self)))
      }
      offset += length
    }
    if isPartial { throw damaged() }
    return kept
  }

  /// A number of variable width, as pack files have them for offsets.
  private mutating func number() throws(GitError) -> Int {
    var value = 0
    for step in 0..<5 {
      guard offset < end else { throw damaged() }
      let byte = bytes[offset]
      offset += 1
      value = (step == 0 ? 0 : (value + 1) << 7) | Int(byte & 0x7F)
      if byte & 0x80 == 0 { return value }
    }
    throw damaged()
  }
}
