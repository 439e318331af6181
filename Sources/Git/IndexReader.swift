import Crypto

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
  /// Bytes of an entry before its flags: ten words, and the id.
  private static let fixedLength = 60

  init(_ bytes: [UInt8], _ path: String) {
    self.bytes = bytes
    self.path = path
  }

  private var end: Int { bytes.count - Self.digestLength }

  private func damaged() -> GitError { .damagedIndex(path: path) }

  /// The version of the format; what is behind it is whole by its digest.
  mutating func header() throws(GitError) -> Int {
    guard bytes.count >= 12 + Self.digestLength, bytes.starts(with: "DIRC".utf8) else {
      throw damaged()
    }
    // Git may be told to leave the digest out (`index.skipHash`): then it is all zeros.
    let digest = bytes[end...]
    guard digest.allSatisfy({ $0 == 0 }) || Insecure.SHA1.hash(data: bytes[..<end]) == digest else {
      throw damaged()
    }
    version = Int(word(at: 4))
    count = Int(word(at: 8))
    guard (2...4).contains(version) else {
      throw .unsupportedRepository(path: path, feature: .index("version \(version)"))
    }
    offset = 12
    return version
  }

  /// All entries, in order.
  mutating func files() throws(GitError) -> [IndexedFile] {
    // No entry is smaller, so that a wrong count asks for no more memory than the file has.
    guard count <= (end - offset) / Self.fixedLength else { throw damaged() }
    var files: [IndexedFile] = []
    files.reserveCapacity(count)
    for _ in 0..<count {
      let file = try file(after: files.last?.path ?? [])
      if let last = files.last {
        isPartial =
          isPartial
          || !(last.path.precedes(file.path) || (last.path == file.path && last.stage < file.stage))
      }
      files.append(file)
    }
    return files
  }

  private mutating func file(after previous: [UInt8]) throws(GitError) -> IndexedFile {
    let start = offset
    guard start + Self.fixedLength + 2 <= end else { throw damaged() }
    offset += Self.fixedLength
    let basic = halfWord()
    var extended: UInt16 = 0
    if basic & IndexedFile.Flag.extended != 0 {
      guard version > 2, offset + 2 <= end else { throw damaged() }
      extended = halfWord()
    }
    var name: [UInt8] = []
    if version == 4 {
      let dropped = try number()
      guard dropped <= previous.count else { throw damaged() }
      name = Array(previous[..<(previous.count - dropped)])
    }
    guard let stop = bytes[offset..<end].firstIndex(of: 0) else { throw damaged() }
    name += bytes[offset..<stop]
    isPartial = isPartial || name.isEmpty
    offset = version == 4 ? stop + 1 : start + Self.padded(stop - start)
    guard offset <= end else { throw damaged() }
    return IndexedFile(
      path: name, id: ObjectID(in: bytes, at: start + 40), mode: word(at: start + 24),
      device: word(at: start + 16),
      state: DiskState(
        modified: time(at: start + 8), changed: time(at: start),
        inode: word(at: start + 20), user: word(at: start + 28), group: word(at: start + 32),
        size: word(at: start + 36)),
      flags: (basic, extended))
  }

  /// The length of an entry that has `length` bytes without the NULs that end it, of which there is one at least.
  static func padded(_ length: Int) -> Int { (length + 8) & ~7 }

  /// The extensions that are kept; what may be left out is.
  mutating func extensions() throws(GitError) -> [IndexFile.Extension] {
    var kept: [IndexFile.Extension] = []
    while offset < end {
      guard offset + 8 <= end else { throw damaged() }
      let signature = Array(bytes[offset..<(offset + 4)])
      let length = Int(word(at: offset + 4))
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

  private func word(at offset: Int) -> UInt32 {
    UInt32(bytes[offset]) << 24 | UInt32(bytes[offset + 1]) << 16 | UInt32(bytes[offset + 2]) << 8
      | UInt32(bytes[offset + 3])
  }

  private func time(at offset: Int) -> DiskState.IndexTime {
    DiskState.IndexTime(
      seconds: Int32(bitPattern: word(at: offset)), nanoseconds: word(at: offset + 4))
  }

  private mutating func halfWord() -> UInt16 {
    offset += 2
    return UInt16(bytes[offset - 2]) << 8 | UInt16(bytes[offset - 1])
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
