/// A moment of a write at which a test has the process end as by `kill -9`, to see what is left then.
///
/// Only debug builds, and those with `-DREGISTRAR_FAULTS`, can be told to; to all others, reaching a moment is nothing.
package struct FaultPoint: Sendable {
  /// A moment of a write.
  package enum Moment: Sendable, CaseIterable {
    /// One more object is in the database.
    case objectWritten
    /// A pack of objects is in the database.
    case packWritten
    /// The remote has the commit, and nothing here has moved.
    case pushed
    /// The lock of the index is taken.
    case indexLocked
    /// A new index is a file of its own, and not the lock file yet.
    case indexDrafted
    /// New files and the new index are made ready beside the old ones.
    case filesStaged
    /// The reference is locked and about to move.
    case beforeReference
    /// The reference has moved.
    case afterReference
    /// One more new file is in its place.
    case fileInPlace
    /// All files are in their places, and the new index is not.
    case beforeIndex
    /// The new index is in its place.
    case afterIndex
  }

  /// Tells that a write has come to `moment`.
  @inline(__always)
  package static func reached(_ moment: Moment) {
    #if DEBUG || REGISTRAR_FAULTS
      pass(moment)
    #endif
  }

  #if DEBUG || REGISTRAR_FAULTS
    let moment: Moment
    /// How often the moment is to come until the process ends, this time included.
    var count: Int
  #endif
}
