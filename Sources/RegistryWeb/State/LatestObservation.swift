import Git
import Registry
import Workflow

/// The registry at the tip of its branch, read again when the branch moves or the day turns.
///
/// Readers get a value that nobody changes; the next one takes its place when it is complete.
actor LatestObservation {
  /// What is served, and why it is not the tip where it is not.
  struct Served: Sendable {
    let observation: Observation
    /// Why the tip cannot be read.
    let problem: Problem?
  }

  private let location: RegistryLocation
  private let clock: Timestamp?
  private let now: @Sendable () -> Timestamp
  private var observation: Observation?
  private var failure: Failure?

  private struct Failure {
    let tip: ObjectID?
    let moment: Timestamp
    let problem: Problem
  }

  /// How long a tip that could not be read is left alone, in seconds.
  private static let retryAfter: Int64 = 5

  /// Watches the registry at `location`, judged as of `clock` or else `now`.
  init(
    _ location: RegistryLocation, asOf clock: Timestamp?, now: @escaping @Sendable () -> Timestamp
  ) {
    self.location = location
    self.clock = clock
    self.now = now
  }

  /// The tip's state; while the tip cannot be read, the last state that could.
  ///
  /// - Throws: what the first reading throws.
  func current() throws -> Served {
    let moment = now()
    var tip: ObjectID?
    do {
      tip = try location.repository.head().commit
      if let observation, isCurrent(observation, tip, moment) {
        return Served(observation: observation, problem: nil)
      }
      if let observation, let failure, failure.tip == tip,
        moment.seconds < failure.moment.seconds &+ Self.retryAfter
      {
        return Served(observation: observation, problem: failure.problem)
      }
      let fresh = try Observation(location, at: .head, asOf: clock, now: moment)
      observation = fresh
      failure = nil
      return Served(observation: fresh, problem: nil)
    } catch {
      guard let observation else { throw error }
      let problem = Problem(error)
      failure = Failure(tip: tip, moment: moment, problem: problem)
      return Served(observation: observation, problem: problem)
    }
  }

  private func isCurrent(_ observation: Observation, _ tip: ObjectID?, _ moment: Timestamp) -> Bool
  {
    observation.commit?.id == tip && (clock != nil || observation.moment.day == moment.day)
  }
}
