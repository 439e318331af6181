/// What `HEAD` of a work tree points at.
package enum Head: Hashable, Sendable {
  /// A branch and the commit at its tip.
  case branch(RefName, ObjectID)
  /// A branch that has no commit yet.
  case unborn(RefName)
  /// A commit, on no branch.
  case detached(ObjectID)

  /// The commit; nil while the branch is unborn.
  package var commit: ObjectID? {
    switch self {
    case .branch(_, let id), .detached(let id): id
    case .unborn: nil
    }
  }

  /// The branch; nil when detached.
  package var branch: RefName? {
    switch self {
    case .branch(let name, _), .unborn(let name): name
    case .detached: nil
    }
  }
}
