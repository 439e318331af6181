package import Git
package import Registry

/// Which files of a registry are looked at, and by which clock.
package struct RegistryState: Sendable {
  /// Where the registry lies.
  package let location: RegistryLocation
  /// The commit whose files these are, or on which the work tree is based; nil on an unborn branch.
  package let commit: ObjectID?
  /// Whether they are the files of the work tree.
  package let isWorkTree: Bool
  /// The clock for everything that depends on today.
  package let moment: Timestamp

  /// The state of the registry at `location` as of `revision`.
  ///
  /// - Parameters:
  ///   - clock: `--as-of`; nil for the date of `revision`, where it is one, else `now`.
  ///   - now: the wall clock.
  /// - Throws: as `Observation.resolve`.
  package init(
    _ location: RegistryLocation, at revision: Observation.Revision, asOf clock: Timestamp?,
    now: Timestamp
  ) throws {
    let resolved = try Observation.resolve(revision, location)
    self.location = location
    commit = resolved.commit
    isWorkTree = revision == .workTree && !location.repository.isBare
    moment = clock ?? resolved.moment ?? now
  }

  /// The files.
  var view: any FileView { isWorkTree ? location.workTree : location.view(at: commit) }
}
