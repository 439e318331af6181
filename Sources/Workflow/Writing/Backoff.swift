import Git
import Glibc

/// How long a writer that met another waits before it tries again: a time that chance decides and that grows
/// with the attempts, so that writers that met once do not meet again.
enum Backoff {
  /// A writer whom others outran so often does not wait any more: who has waited goes first.
  static let patience = 8

  /// Waits before the attempt of this number; not before the first.
  static func pause(before attempt: Int) {
    if attempt > 0 { usleep(UInt32.random(in: 1...20) * 1_000 * UInt32(min(attempt, 10))) }
  }

  /// Whether `error` may be another writer at work, so that a moment later it may be gone.
  static func isWorthwhile(after error: GitError) -> Bool {
    switch error {
    // Locks: one that a dead process left stays.
    case .referenceMoved, .referenceLocked, .indexLocked: true
    default: false
    }
  }
}
