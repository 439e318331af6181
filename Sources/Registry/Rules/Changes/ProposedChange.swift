package import Git

/// A change of a registry before it lands: the state whose rules decide, the state that would be, and
/// who wrote what.
package struct ProposedChange: Sendable {
  /// Where the change would land: authority comes from here.
  package let base: Snapshot
  /// What would be there: facts come from here.
  package let head: Snapshot
  /// The files that the change adds, changes or removes, below the registry, in order.
  package let paths: [String]
  /// The change as it was first planned, where the base has moved on since; nil where nobody planned it.
  let first: Plan?
  /// Who wrote the commits that touch each of them; none for files that are not committed yet.
  package let authors: [String: [Signature]]
  /// Who wrote the versions that approvals of the change are about, over the whole history.
  package let versionAuthors: [EntityRef: [Signature]]
  /// What the commits of the change prove about who made them; none where nothing is committed yet.
  package var proofs: [CommitProof]
  /// Whose addresses are whose beside the registry.
  let outside: OutsidePeople
  /// How the commits of the change lie to the base.
  package let lineage: Lineage

  /// What a change is planned on, and what it makes of it.
  package struct Plan: Sendable {
    let base: Snapshot
    let head: Snapshot

    /// The plan of `change`.
    package init(_ change: ProposedChange) {
      base = change.base
      head = change.head
    }
  }

  /// How the commits of a change lie to the tip of the branch that they would land on.
  package enum Lineage: Sendable, Equatable {
    /// The change is no commit yet, or a forge makes the landing.
    case open
    /// The tip is among the first parents of the head.
    case linear
    /// The head contains the tip, but as something that was merged into it.
    case omitsTip(ObjectID)
  }

  /// The moment of the judgement.
  let moment: Timestamp

  /// Whose word decides: the base, or the head where there was no registry before.
  package var authority: Snapshot { base.registry == nil ? head : base }

  /// The day by which ages and expiry are judged, UTC.
  var today: CalendarDate { moment.day }

  /// Describes a change as of `moment`.
  package init(
    from base: Snapshot, to head: Snapshot, paths: [String],
    firstPlannedAs first: Plan? = nil, authors: [String: [Signature]] = [:],
    versionAuthors: [EntityRef: [Signature]] = [:],
    proofs: [CommitProof] = [], outside: OutsidePeople = .none, lineage: Lineage = .open,
    asOf moment: Timestamp
  ) {
    self.base = base
    self.head = head
    self.paths = paths.sorted()
    self.first = first
    self.authors = authors
    self.versionAuthors = versionAuthors
    self.proofs = proofs
    self.outside = outside
    self.lineage = lineage
    self.moment = moment
  }

  /// The documents at changed paths, before and after; nil where there is none.
  package var documents: [(path: String, old: Entity?, new: Entity?)] {
    changedDocuments.get {
      paths.compactMap { path in
        guard let ref = RegistryPath.ref(at: path) else { return nil }
        let (old, new) = (base[ref], head[ref])
        return old == nil && new == nil ? nil : (path, old, new)
      }
    }
  }
  private let changedDocuments = LazyValue<[(path: String, old: Entity?, new: Entity?)]>()
}
