/// The moments at which a build of `registrar` with fault points kills itself, if it is told to.
enum FaultPoint {
  /// Names the moment, in the environment of `registrar`.
  static let variable = "REGISTRAR_FAULT"

  /// All of them that adding one file passes: it makes a blob, two trees and a commit.
  static let all = [
    "object-written:1", "object-written:2", "object-written:3", "object-written:4",
    "before-reference", "after-reference", "index-locked", "between-index-and-work-tree",
    "work-tree-file:1",
  ]
}
