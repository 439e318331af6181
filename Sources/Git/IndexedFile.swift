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
  /// The flags as stored; the length of the path among them says nothing here.
  let flags: (basic: UInt16, extended: UInt16)

  /// Bits of the flags (gitformat-index(5)).
  enum Flag {
    static let assumed: UInt16 = 0x8000
    static let extended: UInt16 = 0x4000
    static let stages: UInt16 = 0x3000
    static let length: UInt16 = 0x0FFF
    /// Among the extended ones.
    static let skipped: UInt16 = 0x4000
  }

  /// The same with no size on disk, so that Git reads the file to see whether it changed.
  var withoutSize: IndexedFile {
    IndexedFile(
      path: path, id: id, mode: mode, device: device, state: state.withoutSize, flags: flags)
  }

  /// The side of a conflict, 1 to 3; 0 outside of one.
  var stage: Int { Int((flags.basic & Flag.stages) >> 12) }
  /// Whether it is one side of a conflict.
  var isConflicted: Bool { stage != 0 }
  /// Whether sparse checkout keeps the file out of the work tree.
  var isSkipped: Bool { flags.extended & Flag.skipped != 0 }
  /// Whether Git is told to take the file for unchanged.
  var isAssumed: Bool { flags.basic & Flag.assumed != 0 }
}

extension IndexedFile {
  /// A file that holds the blob of `entry`, in a state on disk that is not known.
  ///
  /// - Parameter old: what was noted at the path before. What sparse checkout leaves out stays out.
  init(_ path: [UInt8], _ entry: TreeEntry, like old: IndexedFile?) {
    self.path = path
    id = entry.id
    mode = entry.mode.rawValue
    device = 0
    state = .unknown
    flags = if let old, old.isSkipped { old.flags } else { (0, 0) }
  }
}

extension [UInt8] {
  /// Whether these bytes come before `other` in the index.
  func precedes(_ other: [UInt8]) -> Bool {
    for (one, another) in zip(self, other) where one != another { return one < another }
    return count < other.count
  }

  /// Whether these are the bytes of the path `folder`, or of one below it; of any where that is empty.
  func lies(below folder: [UInt8]) -> Bool {
    starts(with: folder)
      && (folder.isEmpty || count == folder.count || self[folder.count] == UInt8(ascii: "/"))
  }
}
