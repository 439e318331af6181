import SystemPackage

/// Reading and writing of whole files by descriptor.
package enum FileContent {
  /// What a file holds.
  ///
  /// - Parameters:
  ///   - following: whether a symbolic link at the end of the path is followed; otherwise it is an
  ///     error.
  ///   - limit: how many bytes it may hold; devices never end.
  /// - Throws: `GitError.tooLarge`, `.system` and what else a file that cannot be read gives.
  package static func read(
    _ path: String, following: Bool = true, limit: Int = .max
  ) throws(GitError) -> [UInt8] {
    try attempt("read a file", path) {
      let file = try FileDescriptor.open(
        FilePath(path), .readOnly, options: following ? [.closeOnExec] : [.closeOnExec, .noFollow])
      return try file.closeAfter { try content(of: file, path, limit: limit) }
    }
  }

  /// What standard input gives until its end; errors call it `-`.
  ///
  /// - Throws: `GitError.tooLarge`, `.system`.
  package static func readStandardInput(limit: Int) throws(GitError) -> [UInt8] {
    try attempt("read a file", "-") { try content(of: .standardInput, "-", limit: limit) }
  }

  /// What an open file, called `path`, holds from where it is read on.
  static func content(
    of file: FileDescriptor, _ path: String, limit: Int
  ) throws -> [UInt8] {
    let size = Int(clamping: try file.stat().size)
    guard size <= limit else { throw GitError.tooLarge(path: path, limit: limit) }
    // One byte more than the file is said to hold, so that one read sees its end.
    var content = try piece(of: file, upTo: min(size, 1 << 30) + 1)
    if content.count <= size { return content }
    while true {
      guard content.count <= limit else { throw GitError.tooLarge(path: path, limit: limit) }
      let more = try piece(of: file, upTo: 1 << 20)
      if more.isEmpty { return content }
      content += more
    }
  }

  /// The next bytes of a file, fewer than `count` only at its end.
  private static func piece(of file: FileDescriptor, upTo count: Int) throws -> [UInt8] {
    try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = unsafe UnsafeMutableRawBufferPointer(
          UnsafeMutableBufferPointer(rebasing: buffer[filled..<count]))
        let read = try unsafe file.read(into: rest)
        if read == 0 { return }
        filled += read
      }
    }
  }

  /// Removes a file where it is and can be removed; for leftovers that do no harm.
  package static func removeIfPossible(_ path: String) { SystemCalls.removeIfPossible(path) }

  /// Makes a file that must not exist yet.
  ///
  /// - Parameter flushing: whether to wait until the disk has it.
  package static func create(
    _ path: String, _ content: [UInt8], executable: Bool = false, flushing: Bool = false
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
      try file.closeAfter {
        _ = try file.writeAll(content)
        if flushing { try SystemCalls.flush(file, path) }
      }
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
