import CLibgit2
import Glibc
import SystemPackage

/// A folder of files that can be made again at any time: they spare work, and their loss costs nothing else.
///
/// So nothing here fails: what cannot be read is not there, and what cannot be written is not kept. A file
/// appears under its name whole (rename(2)), so that several processes may use the folder at once.
package struct CacheFolder: Sendable {
  private let path: String
  private let limit: Int

  /// The folder at `path`, made when something is put in.
  ///
  /// - Parameter limit: how many bytes its files may have together.
  package init(path: String, limit: Int) {
    self.path = path
    self.limit = limit
  }

  /// What was put in as `name`.
  package func content(of name: String) -> [UInt8]? {
    try? FileContent.read("\(path)/\(name)", following: false, limit: limit)
  }

  /// Keeps `content` as `name`, and lets what was put in first go where it would be too much together.
  package func put(_ content: [UInt8], as name: String) {
    guard content.count <= limit else { return }
    try? makeFolder()
    let draft = "\(path)/\(Self.draftMark)\(UInt64.random(in: .min ... .max))"
    do throws(GitError) {
      try FileContent.create(draft, content)
      try SystemCalls.rename(draft, to: "\(path)/\(name)")
    } catch {
      SystemCalls.removeIfPossible(draft)
    }
    prune()
  }

  private static let draftMark = "draft-"
  /// After so many seconds nobody is still writing a draft.
  private static let longestDraft = 3600

  private func makeFolder() throws(GitError) {
    var folder = FilePath(path)
    var missing: [String] = []
    while try !SystemCalls.exists(folder.string) {
      missing.append(folder.string)
      if !folder.removeLastComponent() { break }
    }
    for path in missing.reversed() { try SystemCalls.makeDirectory(path) }
  }

  private func prune() {
    var files: [(path: String, size: Int, written: Int)] = []
    let now = time(nil)
    for name in (try? SystemCalls.names(in: path)) ?? [] {
      let file = "\(path)/\(name)"
      guard let stat = try? SystemCalls.stat(file) else { continue }
      let written = Int(stat.st_mtim.tv_sec)
      if name.hasPrefix(Self.draftMark) {
        if now - written > Self.longestDraft { SystemCalls.removeIfPossible(file) }
      } else {
        files.append((file, Int(clamping: stat.size), written))
      }
    }
    var total = files.reduce(0) { $0 + $1.size }
    for file in files.sorted(by: { ($0.written, $0.path) < ($1.written, $1.path) })
    where total > limit {
      SystemCalls.removeIfPossible(file.path)
      total -= file.size
    }
  }
}
