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
  /// The work tree, looked at once.
  let workTree: WorkTreeView

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
    workTree = location.workTree
  }

  private init(again state: RegistryState) {
    location = state.location
    commit = state.commit
    isWorkTree = state.isWorkTree
    moment = state.moment
    workTree = state.location.workTree
  }

  /// The same state with a work tree that is looked at anew.
  var lookedAtAnew: RegistryState { RegistryState(again: self) }

  /// The files.
  var view: any FileView { isWorkTree ? workTree : location.view(at: commit) }
}
