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
    description = "\(stat.deviceID.rawValue):" + DiskState(stat.rawValue).text
  }

  /// The stamps of this program and of the libraries that it has loaded (proc(5)); nil where that cannot be told.
  package static let runningProgram: [FileStamp]? = {
    guard let maps = try? FileContent.read("/proc/self/maps") else { return nil }
    // Address, permissions, offset, device, inode, and the file where there is one. What holds no instructions is data
    // that is mapped to be read, such as packs.
    let files = Set(
      maps.split(separator: UInt8(ascii: "\n")).compactMap { line -> ArraySlice<UInt8>? in
        guard let space = line.firstIndex(of: UInt8(ascii: " ")),
          line[space...].prefix(5).contains(UInt8(ascii: "x"))
        else { return nil }
        return line.firstIndex(of: UInt8(ascii: "/")).map { line[$0...] }
      })
    let stamps = files.map { String(decoding: $0, as: UTF8.self) }.sorted().map { FileStamp($0) }
    guard !stamps.isEmpty, !stamps.contains(nil) else { return nil }
    return stamps.compactMap { $0 }
  }()
}
