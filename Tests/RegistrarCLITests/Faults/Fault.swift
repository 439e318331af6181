#if DEBUG || REGISTRAR_FAULTS
  import Testing

  /// A moment at which a write is killed, and what is known of it.
  struct Fault: Sendable, CustomTestStringConvertible {
    /// As `REGISTRAR_FAULT` spells it.
    let point: String
    /// Whether the branch is at the new commit then.
    let hasCommitted: Bool
    /// What doctor names, in order: the last name of a path, or `behind` for files that did not follow.
    let leaves: [String]

    var testDescription: String { point }

    /// The lock that keeps the next write from being made.
    var lock: String? { leaves.first { $0.hasSuffix(".lock") } }

    /// Whether git sees nothing of it in the work tree: it knows no empty folders.
    var isClean: Bool { !leaves.contains(".registrar-*") || point == "after-index" }

    /// After each object of a change of three files in two folders: three blobs, three trees, and the commit.
    private static let afterObjects = (1...7).map { Fault("object-written:\($0)", before: []) }

    /// In a work tree, for a change of three files.
    static let inWorkTree =
      afterObjects + [
        Fault("index-locked", before: ["index.lock"]),
        Fault("index-drafted", before: ["index.lock", "index.registrar", ".registrar-*"]),
        Fault("files-staged", before: ["index.lock", ".registrar-*"]),
        Fault("before-reference", before: ["index.lock", "main.lock", ".registrar-*"]),
        Fault("after-reference", after: ["index.lock", ".registrar-*", "behind"]),
        Fault("file-in-place", after: ["index.lock", ".registrar-*", "behind"]),
        Fault("file-in-place:2", after: ["index.lock", ".registrar-*", "behind"]),
        Fault(
          "index-drafted:2", after: ["index.lock", "index.registrar", ".registrar-*", "behind"]),
        Fault("before-index", after: ["index.lock", ".registrar-*", "behind"]),
        Fault("after-index", after: [".registrar-*"]),
      ]

    /// In a bare repository.
    static let inBareRepository =
      afterObjects + [
        Fault("before-reference", before: ["main.lock"]),
        Fault("after-reference", after: []),
      ]

    private init(_ point: String, before leaves: [String]) {
      self.init(point: point, hasCommitted: false, leaves: leaves)
    }

    private init(_ point: String, after leaves: [String]) {
      self.init(point: point, hasCommitted: true, leaves: leaves)
    }

    private init(point: String, hasCommitted: Bool, leaves: [String]) {
      self.point = point
      self.hasCommitted = hasCommitted
      self.leaves = leaves
    }
  }
#endif
