/// A file as the index notes it: what it holds, and the state on disk by which that is known without reading.
struct IndexedFile: Sendable {
  /// Its path, as bytes.
  let path: [UInt8]
  /// Its blob, or the commit of a submodule.
  let id: ObjectID
  /// The mode as stored.
  let mode: UInt32
  /// The device of the file when the index was written.
  let device: UInt32
  /// The state on disk when the index was written.
  let state: DiskState
  /// What else is noted of it.
  let flags: Flags

  /// The flags of an entry (gitformat-index(5)), as stored; the length of the path among them says nothing here.
  struct Flags: Sendable {
    let basic: UInt16
    let extended: UInt16

    /// The bit that says that there are extended ones.
    static let extended: UInt16 = 0x4000
    /// The bits of the length of the path.
    static let length: UInt16 = 0x0FFF

    /// The side of a conflict, 1 to 3; 0 outside of one.
    var stage: Int { Int((basic & 0x3000) >> 12) }
    /// Whether it is one side of a conflict.
    var isConflicted: Bool { stage != 0 }
    /// Whether sparse checkout keeps the file out of the work tree.
    var isSkipped: Bool { extended & 0x4000 != 0 }
    /// Whether Git is told to take the file for unchanged.
    var isAssumed: Bool { basic & 0x8000 != 0 }
  }
}

extension IndexedFile {
  /// A file that holds what `file` is, in a state on disk that is not known.
  ///
  /// - Parameter old: what was noted at the path before. What sparse checkout leaves out stays out.
  init(_ path: [UInt8], _ file: TreeDifference.Side, like old: Flags?) {
    self.path = path
    id = file.id
    mode = file.mode.rawValue
    device = 0
    state = .unknown
    flags = if let old, old.isSkipped { old } else { Flags(basic: 0, extended: 0) }
  }
}

extension [UInt8] {
  /// Whether these bytes come before `other` in the index.
  func precedes(_ other: [UInt8]) -> Bool {
    for (one, another) in zip(self, other) where one != another { return one < another }
    return count < other.count
  }
}
