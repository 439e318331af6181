package import Findings

/// A rule over one snapshot of a registry: what it asks, and the check.
package struct SnapshotRule: Sendable {
  /// What it asks.
  package let descriptor: RuleDescriptor
  /// What breaks it among the paths of a registry, which are in order of their bytes; nil where those tell nothing.
  let checkPaths: (@Sendable ([String]) -> [Finding])?
  /// What breaks it among documents; nil where they do not matter.
  ///
  /// A document is judged by those of its own model and those outside of `models/`. Of other models a rule knows
  /// names only, through `Subject.references`, so that models can be judged one by one.
  let checkDocuments: (@Sendable (Subject) -> [Finding])?

  /// What a rule judges, and by whose word.
  package struct Subject: Sendable {
    /// The registry: facts come from here.
    package let snapshot: Snapshot
    /// The registry that says what is required and who may do what: the same one, or for a change its
    /// base, so that no change relaxes a rule for itself.
    package let authority: Snapshot
    /// The day by which ages and expiry are judged, UTC. No rule sees more of the clock, so that what was
    /// found holds all day.
    package let today: CalendarDate
    private let performances = LazyValue<[EntityRef: Performance]>()
    private let resolved = LazyValue<ReferenceCheck>()

    /// Where names of other documents are looked up.
    private let surroundings: Snapshot

    /// A question to `snapshot` by the word of `authority` on the day `today`.
    ///
    /// - Parameter surroundings: where names are looked up: all of the registry that was read, where `snapshot` is a
    ///   part of that.
    init(
      snapshot: Snapshot, authority: Snapshot, on today: CalendarDate,
      in surroundings: Snapshot? = nil
    ) {
      self.surroundings = surroundings ?? snapshot
      self.snapshot = snapshot
      self.authority = authority
      self.today = today
    }

    /// How each released version does: drafts are in the making, deprecated and withdrawn ones on their
    /// way out.
    var releasedPerformances: [EntityRef: Performance] {
      performances.get {
        let released = snapshot.all(.version).filter { $0.text("status") == "released" }
        return Dictionary(
          released.map { ($0.ref, Performance(of: $0.ref, in: snapshot)) }
        ) { first, _ in first }
      }
    }

    /// Which names of other documents lead nowhere.
    var references: ReferenceCheck { resolved.get { ReferenceCheck(snapshot, in: surroundings) } }

    /// The environment named `name`: by the authority, or one that the change brings.
    package func environment(_ name: String) -> Environment? {
      authority.environment(name) ?? snapshot.environment(name)
    }
  }

  /// Makes a rule about documents.
  init(_ descriptor: RuleDescriptor, check: @escaping @Sendable (Subject) -> [Finding]) {
    self.descriptor = descriptor
    checkPaths = nil
    checkDocuments = check
  }

  /// Makes a rule about paths, and about documents too where `documents` is given.
  init(
    _ descriptor: RuleDescriptor, paths: @escaping @Sendable ([String]) -> [Finding],
    documents: (@Sendable (Subject) -> [Finding])? = nil
  ) {
    self.descriptor = descriptor
    checkPaths = paths
    checkDocuments = documents
  }
}
