import Foundation

/// A result that standard output did not take.
struct LostOutput: Error {
  /// What the system says about it: `No space left on device`.
  let reason: String
  /// Whether the reader has left, as `head` does when it has seen enough.
  let isClosedPipe: Bool

  /// Reads what Foundation says of a write that failed.
  init(_ error: any Error) {
    let cause = (error as? CocoaError)?.underlying ?? error
    reason = (cause as NSError).localizedFailureReason ?? cause.localizedDescription
    isClosedPipe = (cause as NSError).code == Int(EPIPE)
  }
}
