/// The moments at which a build of `registrar` with fault points kills itself, if it is told to.
enum FaultPoint {
  /// Names the moment, in the environment of `registrar`.
  static let variable = "REGISTRAR_FAULT"

  /// All that adding one file can pass, which makes a blob, two trees and a commit; those of files and
  /// of the index only where there is a work tree.
  static let all = [
    "object-written:1", "object-written:2", "object-written:3", "object-written:4",
    "index-locked", "index-drafted", "files-staged", "before-reference", "after-reference",
    "file-in-place:1", "before-index", "after-index",
  ]
}
