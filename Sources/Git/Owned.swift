/// A libgit2 handle and the duty to free it; the handle lives exactly as long as this value.
@safe
struct Owned: ~Copyable {
  /// The handle, valid while this value is.
  let pointer: OpaquePointer
  private let free: (OpaquePointer?) -> Void

  /// Adopts the handle that `make` stores, or throws what `make` reported.
  ///
  /// - Parameters:
  ///   - operation: what is attempted, as a verb phrase.
  ///   - free: the function that frees this kind of handle.
  ///   - meanings: what certain results mean to this caller.
  ///   - make: stores the handle and returns libgit2's result.
  init(
    _ operation: String, free: @escaping (OpaquePointer?) -> Void,
    _ meanings: @autoclosure () -> [ResultCode: GitError] = [:],
    _ make: (inout OpaquePointer?) -> Int32
  ) throws(GitError) {
    var made: OpaquePointer?
    try checked(operation, unsafe make(&made), meanings())
    guard let made = unsafe made else {
      throw GitError.libgit2(operation: operation, code: 0, category: 0, message: "no handle")
    }
    unsafe self.pointer = made
    unsafe self.free = free
  }

  deinit { unsafe free(pointer) }
}
