#if DEBUG || REGISTRAR_FAULTS
  import Glibc
  import Synchronization

  extension FaultPoint {
    /// A text that names no moment.
    package struct Unknown: Error, Hashable, Sendable {
      /// What was written.
      package let text: String
      /// What can be.
      package var known: [String] { Moment.allCases.map(\.name) }
    }

    /// Reads `MOMENT`, or `MOMENT:N` for the moment when it comes the Nth time.
    package init(_ text: String) throws(Unknown) {
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let count = parts.count == 2 ? Int(parts[1]) : 1
      guard let moment = Moment.allCases.first(where: { $0.name == parts[0] }), let count, count > 0
      else { throw Unknown(text: text) }
      self.init(moment: moment, count: count)
    }

    /// Has the process end when it comes there.
    package func arm() { Self.armed.withLock { $0 = self } }

    private static let armed = Mutex<FaultPoint?>(nil)

    static func pass(_ moment: Moment) {
      armed.withLock { point in
        guard point?.moment == moment else { return }
        point?.count -= 1
        if point?.count == 0 { kill(getpid(), SIGKILL) }
      }
    }
  }

  extension FaultPoint.Moment {
    /// Its spelling.
    fileprivate var name: String {
      switch self {
      case .objectWritten: "object-written"
      case .packWritten: "pack-written"
      case .pushed: "pushed"
      case .indexLocked: "index-locked"
      case .indexDrafted: "index-drafted"
      case .filesStaged: "files-staged"
      case .beforeReference: "before-reference"
      case .afterReference: "after-reference"
      case .fileInPlace: "file-in-place"
      case .beforeIndex: "before-index"
      case .afterIndex: "after-index"
      }
    }
  }
#endif
