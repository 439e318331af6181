/// The records of a tree object, read one by one from its bytes: `mode SP name NUL id`.
struct TreeRecords {
  /// The object's content.
  let content: [UInt8]
  private let tree: ObjectID
  private var position = 0

  /// One record, as places in the content.
  struct Record {
    /// The whole record.
    let range: Range<Int>
    /// Its name.
    let name: Range<Int>
    /// What it is.
    let mode: FileMode
  }

  /// - Parameter tree: the id of the object, for errors.
  init(_ content: [UInt8], of tree: ObjectID) {
    self.content = content
    self.tree = tree
  }

  /// The next record; nil at the end.
  ///
  /// - Throws: `GitError.malformedObject`.
  mutating func next() throws(GitError) -> Record? {
    guard position < content.count else { return nil }
    let start = position
    var cursor = start
    var number: UInt32 = 0
    while cursor < content.count, cursor - start < 7, content[cursor] != UInt8(ascii: " ") {
      let digit = content[cursor]
      guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(digit) else { throw malformed }
      number = number << 3 | UInt32(digit - UInt8(ascii: "0"))
      cursor += 1
    }
    guard cursor < content.count, content[cursor] == UInt8(ascii: " "),
      let mode = FileMode(stored: number)
    else { throw malformed }
    let nameStart = cursor + 1
    cursor = nameStart
    while cursor < content.count, content[cursor] != 0 { cursor += 1 }
    let end = cursor + 1 + ObjectID.byteCount
    guard cursor > nameStart, end <= content.count else { throw malformed }
    position = end
    return Record(range: start..<end, name: nameStart..<cursor, mode: mode)
  }

  /// The object that a record names.
  func id(_ record: Record) -> ObjectID {
    ObjectID(in: content, at: record.name.upperBound + 1)
  }

  /// The record as a value of its own.
  func entry(_ record: Record) -> TreeEntry {
    TreeEntry(rawName: Array(content[record.name]), mode: record.mode, id: id(record))
  }

  private var malformed: GitError { .malformedObject(tree, kind: .tree) }
}

/// Git's order of the entries of one tree: by bytes, a directory as if its name ended with a slash.
enum TreeOrder {
  /// Whether the first entry stands before the second: negative, or after it: positive.
  static func compare(
    _ left: ArraySlice<UInt8>, isTree leftIsTree: Bool, _ right: ArraySlice<UInt8>,
    isTree rightIsTree: Bool
  ) -> Int {
    let common = min(left.count, right.count)
    var index = 0
    while index < common {
      let difference = Int(left[left.startIndex + index]) - Int(right[right.startIndex + index])
      if difference != 0 { return difference }
      index += 1
    }
    return terminator(left, common, leftIsTree) - terminator(right, common, rightIsTree)
  }

  private static func terminator(_ name: ArraySlice<UInt8>, _ index: Int, _ isTree: Bool) -> Int {
    if index < name.count { return Int(name[name.startIndex + index]) }
    return isTree ? Int(UInt8(ascii: "/")) : 0
  }
}
