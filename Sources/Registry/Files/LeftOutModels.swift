import Git

/// The models of which a part of a registry knows no more than that they are there. There may be thousands where a
/// change is about one, so that each is a path and nothing else until somebody asks.
package struct LeftOutModels: Sendable {
  /// The paths of their model.yaml, in order of bytes.
  private(set) var paths: [String]

  /// Those whose model.yaml lies at `paths`, in whatever order.
  init(_ paths: [String] = []) {
    let isSorted = zip(paths, paths.dropFirst()).allSatisfy { $0.precedesByBytes($1) }
    self.paths = isSorted ? paths : paths.sorted { $0.precedesByBytes($1) }
  }

  /// Whether the model whose model.yaml lies at `path` is one of them.
  func contains(_ path: String) -> Bool { position(of: path) != nil }

  /// Leaves out no longer what lies at `path`.
  mutating func remove(_ path: String) {
    if let position = position(of: path) { paths.remove(at: position) }
  }

  /// What they are.
  var refs: [EntityRef] { paths.compactMap(RegistryPath.ref) }

  private func position(of path: String) -> Int? {
    var (low, high) = (0, paths.count)
    while low < high {
      let middle = (low + high) / 2
      if paths[middle].precedesByBytes(path) { low = middle + 1 } else { high = middle }
    }
    return low < paths.count && paths[low] == path ? low : nil
  }
}
