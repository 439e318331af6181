package import Git

/// Another view with changes laid over it: what a write would give, before it is written.
package struct OverlayView: FileView {
  private let below: any FileView
  private let changes: [String: [UInt8]?]

  /// Lays `changes` over `below`: new content by path, or nil for a file that goes.
  package init(_ below: any FileView, changes: [String: [UInt8]?]) {
    self.below = below
    self.changes = changes
  }

  package func entries(in scope: RegistryScope?) throws(GitError) -> [FileEntry] {
    let kept = try below.entries(in: scope).filter { changes[$0.path] == nil }
    let added = changes.compactMap { path, content in
      content == nil ? nil : FileEntry(path: path, mode: .regular, blob: nil)
    }
    return (kept + added).sorted { $0.path.precedesByBytes($1.path) }
  }

  package func content(of entry: FileEntry) throws(GitError) -> [UInt8] {
    if case .some(.some(let content)) = changes[entry.path] { return content }
    return try below.content(of: entry)
  }
}
