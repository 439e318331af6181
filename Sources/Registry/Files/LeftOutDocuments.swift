import Git

/// Documents of models that a part of a registry leaves out: it knows no more than that they are there, and of most
/// models only their model.yaml. There may be thousands where a change is about one, so that each is a path and nothing
/// else until somebody asks.
package struct LeftOutDocuments: Sendable {
  /// Where they lie, in order of bytes.
  private(set) var paths: [String]

  /// Those at `paths`, in whatever order.
  init(_ paths: [String] = []) {
    let isSorted = zip(paths, paths.dropFirst()).allSatisfy { $0.precedesByBytes($1) }
    self.paths = isSorted ? paths : paths.sorted { $0.precedesByBytes($1) }
  }

  /// Whether what lies at `path` is one of them.
  func contains(_ path: String) -> Bool { position(of: path) != nil }

  /// Leaves out no longer what lies at `path`.
  mutating func remove(_ path: String) {
    if let position = position(of: path) { paths.remove(at: position) }
  }

  /// Those of `kind`.
  func refs(_ kind: Kind) -> [EntityRef] {
    paths.isEmpty ? [] : paths.compactMap(RegistryPath.ref).filter { $0.kind == kind }
  }

  private func position(of path: String) -> Int? {
    var (low, high) = (0, paths.count)
    while low < high {
      let middle = (low + high) / 2
      if paths[middle].precedesByBytes(path) { low = middle + 1 } else { high = middle }
    }
    return low < paths.count && paths[low] == path ? low : nil
  }
}
