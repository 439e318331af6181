import SystemPackage

/// Reading and writing of whole files by descriptor.
enum FileContent {
  /// What a file holds.
  ///
  /// - Parameter following: whether a symbolic link at the end of the path is followed; otherwise
  ///   it is an error.
  static func read(_ path: String, following: Bool = true) throws(GitError) -> [UInt8] {
    try attempt("read a file", path) {
      let file = try FileDescriptor.open(
        FilePath(path), .readOnly, options: following ? [.closeOnExec] : [.closeOnExec, .noFollow])
      return try file.closeAfter {
        var content: [UInt8] = []
        let size = Int(clamping: try file.stat().size)
        var chunk = [UInt8](repeating: 0, count: max(4096, min(size + 1, 1 << 20)))
        while true {
          let count = try unsafe chunk.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
          if count == 0 { return content }
          content += chunk[..<count]
        }
      }
    }
  }

  /// Makes a file that must not exist yet.
  static func create(
    _ path: String, _ content: [UInt8], executable: Bool = false
  ) throws(GitError) {
    try attempt("write a file", path) {
      let mode: FilePermissions = executable ? [.ownerReadWriteExecute] : [.ownerReadWrite]
      let shared: FilePermissions =
        executable
        ? [.groupReadWrite, .groupExecute, .otherReadWrite, .otherExecute]
        : [.groupReadWrite, .otherReadWrite]
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: mode.union(shared))
      try file.closeAfter { _ = try file.writeAll(content) }
    }
  }

  /// Runs system calls and gives their failure a type.
  static func attempt<Value>(
    _ operation: String, _ path: String, _ body: () throws -> Value
  ) throws(GitError) -> Value {
    do {
      return try body()
    } catch let errno as Errno {
      throw GitError(errno, operation: operation, path: path)
    } catch let error as GitError {
      throw error
    } catch {
      throw GitError(.ioError, operation: operation, path: path)
    }
  }
}
