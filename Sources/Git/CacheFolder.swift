import CLibgit2
import Glibc
import SystemPackage

/// A folder of files that can be made again at any time: they spare work, and their loss costs nothing else.
///
/// So nothing here fails: what cannot be read is not there, and what cannot be written is not kept. A file
/// appears under its name whole (rename(2)), so that several processes may use the folder at once. Nothing is
/// touched but files that are named as ours are, in folders that are no links.
package struct CacheFolder: Sendable {
  private let path: String
  /// The folders to make, outermost first.
  private let folders: [String]
  private let limit: Int

  /// The folder that `parts` lead to from the directory `root`, made when something is put in.
  ///
  /// - Parameters:
  ///   - root: a directory that exists, with a slash at the end.
  ///   - limit: how many bytes its files may have together.
  package init(in root: String, _ parts: [String], limit: Int) {
    folders = parts.indices.map { root + parts[...$0].joined(separator: "/") }
    path = folders.last ?? root
    self.limit = limit
  }

  /// What was put in as `name`.
  package func content(of name: String) -> [UInt8]? {
    let file = "\(path)/\(name)"
    guard Self.isName(name), folders.allSatisfy(Self.isFolder),
      (try? SystemCalls.stat(file))?.type == .regular
    else { return nil }
    return try? FileContent.read(file, following: false, limit: limit)
  }

  /// Keeps `content` as `name`, 64 hexadecimal digits, and lets what was put in first go where it would be too
  /// much together.
  package func put(_ content: [UInt8], as name: String) {
    guard Self.isName(name), content.count <= limit else { return }
    for folder in folders where !Self.isFolder(folder) { try? SystemCalls.makeDirectory(folder) }
    guard folders.allSatisfy(Self.isFolder) else { return }
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

  private static func isName(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }

  private static func isFolder(_ path: String) -> Bool {
    (try? SystemCalls.stat(path))?.type == .directory
  }

  private func prune() {
    var files: [(path: String, size: Int, written: Int)] = []
    let now = time(nil)
    for name in ((try? DirectoryEntry.all(in: path)) ?? []).map(\.name) {
      let file = "\(path)/\(name)"
      guard let stat = try? SystemCalls.stat(file), stat.type == .regular else { continue }
      let written = Int(stat.st_mtim.tv_sec)
      if Self.isName(name) {
        files.append((file, Int(clamping: stat.size), written))
      } else if name.hasPrefix(Self.draftMark), now - written > Self.longestDraft {
        SystemCalls.removeIfPossible(file)
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
