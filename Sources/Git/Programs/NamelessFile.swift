import Glibc
import SystemPackage

/// A temporary file without a name, which goes with this value.
struct NamelessFile: ~Copyable {
  /// Not kept open by programs that are started meanwhile.
  let descriptor: FileDescriptor

  /// Makes one that holds `content`, to be read from its beginning.
  ///
  /// - Throws: `GitError.permissionDenied`, `.noSpace`, `.system` of the folder for temporary files.
  init(_ content: [UInt8]) throws(GitError) {
    let name = Self.folder + "/registrar-" + String(UInt64.random(in: .min ... .max), radix: 36)
    descriptor = try FileContent.attempt("make a temporary file", name) {
      let descriptor = try FileDescriptor.open(
        FilePath(name), .readWrite,
        options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
      SystemCalls.removeIfPossible(name)
      do {
        _ = try descriptor.writeAll(content)
        _ = try descriptor.seek(offset: 0, from: .start)
      } catch {
        try descriptor.close()
        throw error
      }
      return descriptor
    }
  }

  /// Where temporary files belong: `TMPDIR`, else `/tmp` (POSIX.1-2017, section 8.3).
  private static var folder: String {
    let configured = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) }
    return configured.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }

  deinit {
    // It has no name and nothing to lose.
    do { try descriptor.close() } catch {}
  }

  /// All that it holds.
  func content() throws(GitError) -> [UInt8] {
    try FileContent.attempt("read a temporary file", "") {
      _ = try descriptor.seek(offset: 0, from: .start)
      return try FileContent.content(of: descriptor, "", limit: .max)
    }
  }
}
