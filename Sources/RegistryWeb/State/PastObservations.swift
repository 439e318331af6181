import Git
import Registry
import Workflow

/// The registry at revisions and dates that were asked for lately, a few of them.
actor PastObservations {
  /// How many states are kept.
  static let capacity = 8

  private struct Key: Hashable {
    /// The commit of a revision, or the text of a date.
    let name: String
    /// For a date, the tip that it was looked up from; for a revision, the day that it was looked at.
    let context: String
  }

  private let location: RegistryLocation
  private let clock: Timestamp?
  private let now: @Sendable () -> Timestamp
  /// Least lately asked for first.
  private var kept: [(key: Key, observation: Observation)] = []

  /// Watches the registry at `location`, judged as of `clock` or else `now`.
  init(
    _ location: RegistryLocation, asOf clock: Timestamp?, now: @escaping @Sendable () -> Timestamp
  ) {
    self.location = location
    self.clock = clock
    self.now = now
  }

  /// The state at a revision or date.
  ///
  /// - Throws: `RequestError.noSuchRevision`; what reading throws.
  func observation(at text: String) throws -> Observation {
    let moment = now()
    let key: Key
    if Self.isDate(text) {
      key = Key(name: text, context: "\(try location.repository.head())")
    } else {
      guard Self.isRevision(text) else { throw RequestError.noSuchRevision(text) }
      let commit = try Observation.resolve(.named(text), location).commit
      key = Key(name: commit?.description ?? "", context: "\(moment.day)")
    }
    if let place = kept.firstIndex(where: { $0.key == key }) {
      let found = kept.remove(at: place)
      kept.append(found)
      return found.observation
    }
    let revision = Self.isDate(text) ? text : key.name
    let observation = try Observation(location, at: .named(revision), asOf: clock, now: moment)
    kept.append((key, observation))
    if kept.count > Self.capacity { kept.removeFirst() }
    return observation
  }

  private static func isDate(_ text: String) -> Bool {
    do {
      _ = try Timestamp(text)
      return true
    } catch {
      return false
    }
  }

  /// Whether `text` is a plain revision: a name or an id, `~` and `^` behind it. Git's other spellings search
  /// messages or read files, which strangers shall not ask for.
  private static func isRevision(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 255 && !text.hasPrefix("-")
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-", "/", "~", "^", "+": true
        default: false
        }
      }
  }
}
