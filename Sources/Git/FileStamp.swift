import CLibgit2
import Glibc
import SystemPackage

/// What tells a file from a later one in its place without reading either: device, inode, size, the time of the
/// last change to its content and, since that can be set, the time of the last change to anything of it.
package struct FileStamp: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// The stamp of the file to which `path` leads; nil where there is none.
  package init?(_ path: String) {
    guard let stat = try? Stat(FilePath(path), followTargetSymlink: true) else { return nil }
    description =
      "\(stat.deviceID.rawValue):" + DiskState(stat.rawValue).text.replacing(" ", with: ":")
  }

  /// The stamps of this program and of the libraries that it has loaded (proc(5)); nil where that cannot be told.
  package static var runningProgram: [FileStamp]? {
    guard let maps = try? FileContent.read("/proc/self/maps") else { return nil }
    let lines = String(decoding: maps, as: UTF8.self).split(separator: "\n")
    // Address, permissions, offset, device, inode, and the file where there is one. What holds no instructions is data
    // that is mapped to be read, such as packs.
    let files = Set(
      lines.compactMap { line in
        let fields = line.split(separator: " ", maxSplits: 5)
        return fields.count == 6 && fields[1].contains("x") ? String(fields[5]) : nil
      }.map { $0.trimmingPrefix { $0 == " " } }.filter { $0.hasPrefix("/") }.map(String.init))
    let stamps = files.sorted().map { FileStamp($0) }
    guard !stamps.isEmpty, !stamps.contains(nil) else { return nil }
    return stamps.compactMap { $0 }
  }
}
