package import AuditTrail
package import Compliance
import Findings
package import Git
package import Registry

/// A registry as of one revision, with its past: what every read, on the command line and over HTTP, works on.
package struct Observation: Sendable {
  /// Where the registry lies.
  package let location: RegistryLocation
  /// The commit observed, or the one that the work tree is based on; nil on an unborn branch.
  package let commit: Commit?
  /// The content.
  package let snapshot: Snapshot
  /// The past of `commit`; nil on an unborn branch.
  package let history: History?
  private let changes: LastChanges
  private let facts = LazyValue<Inventory>()
  /// The clock for everything that depends on today.
  package let moment: Timestamp

  /// Which state of a registry is asked for.
  package enum Revision: Sendable, Hashable {
    /// The tip of the branch that HEAD names.
    case head
    /// The files of the work tree; HEAD in a bare repository.
    case workTree
    /// A revision of git, or a date, meaning the last landing up to its end.
    case named(String)
  }

  /// Reads the registry at `location` as of `revision`.
  ///
  /// - Parameters:
  ///   - clock: `--as-of`; nil for the date of `revision`, where it is one, else `now`.
  ///   - now: the wall clock.
  ///   - needsHistory: whether who changed what last is asked for; it costs a walk over history.
  package init(
    _ location: RegistryLocation, at revision: Revision, asOf clock: Timestamp?, now: Timestamp,
    needsHistory: Bool = true
  ) throws {
    try self.init(
      RegistryState(location, at: revision, asOf: clock, now: now), needsHistory: needsHistory)
  }

  /// Reads the registry in `state`.
  package init(_ state: RegistryState, needsHistory: Bool = true) throws {
    location = state.location
    commit = try state.commit.map { try state.location.repository.commit($0) }
    moment = state.moment
    snapshot = try Snapshot.load(state.view, commit: state.isWorkTree ? nil : state.commit)
    if !snapshot.holdsRegistryFile {
      throw try location.noRegistry(at: state.commit, isWorkTree: state.isWorkTree)
    }
    history = try state.commit.map { [location] in try History(location, tip: $0) }
    changes =
      if needsHistory, let history {
        try LastChanges(of: snapshot.entities.keys, in: history)
      } else { LastChanges() }
  }

  /// Facts about the content; worked out when they are first asked for.
  package var inventory: Inventory {
    facts.get { Inventory(snapshot, changes: changes, asOf: moment) }
  }

  /// The commit that `revision` names, and the moment where it is a date.
  ///
  /// - Throws: `RegistryError.nothingAt` for a date before the first landing, `GitError.beyondShallowEdge`
  ///   where a shallow clone cannot tell, `RegistryError.name` for a date that no calendar has; `GitError` for
  ///   what is no revision.
  package static func resolve(
    _ revision: Revision, _ location: RegistryLocation
  ) throws -> (commit: ObjectID?, moment: Timestamp?) {
    let repository = location.repository
    guard case .named(let text) = revision else { return (try repository.head().commit, nil) }
    let moment: Timestamp
    do throws(NameError) {
      moment = try Timestamp(text)
    } catch {
      return (try named(text, noDate: error, repository), nil)
    }
    guard let tip = try repository.head().commit else {
      throw RegistryError.nothingAt(date: text, firstLanding: nil)
    }
    let landing = try History(location, tip: tip).landing(asOf: moment)
    guard let commit = landing.commit else {
      if repository.isShallow {
        throw GitError.beyondShallowEdge(path: repository.workTree ?? repository.gitDirectory)
      }
      throw RegistryError.nothingAt(date: text, firstLanding: landing.first?.description)
    }
    return (commit.id, moment)
  }

  /// The commit that goes by `text`; what looks like a date and names none is told as the `noDate` that it is.
  private static func named(
    _ text: String, noDate: NameError, _ repository: Repository
  ) throws -> ObjectID {
    do throws(GitError) {
      return try repository.resolve(revision: text)
    } catch {
      guard case .noSuchRevision = error, text.prefixMatch(of: /[0-9]{4}-[0-9]+-[0-9]+/) != nil
      else { throw error }
      throw RegistryError.name(noDate)
    }
  }

  /// Whether history is cut off, so that dates and authors may be missing.
  package var isIncomplete: Bool { location.repository.isShallow }
}
