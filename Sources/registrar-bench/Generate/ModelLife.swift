import Documents
import Registry

/// Where a generated model stands, and what each step makes of it.
struct ModelLife {
  let profile: ModelProfile
  private var lifecycle = "experimental"
  private var labelRevision = 0
  private var versions: [VersionState]
  /// Which versions may go to production.
  private var approved: [Int] = []
  private var staging: Deployment?
  private var production: Deployment?

  private struct VersionState {
    var status = "draft"
    var revision = 0
    var exists = false
  }

  private struct Deployment: Equatable {
    var version: Int
    var isActive = true

    var status: String { isActive ? "active" : "paused" }
  }

  /// One document as it was and as it becomes.
  struct Change {
    let ref: EntityRef
    let old: JSONValue?
    let new: JSONValue
    let author: Company.Person
  }

  /// A model that is not registered yet.
  init(_ profile: ModelProfile) {
    self.profile = profile
    versions = Array(repeating: VersionState(), count: profile.versions.count)
  }

  /// Takes a step at `moment`.
  ///
  /// - Parameters:
  ///   - approvers: who may approve for production.
  ///   - outsideDigest: keys of a version that its approvals do not bind.
  mutating func take(
    _ step: Step, at moment: Timestamp, approvers: [Company.Person], outsideDigest: Set<String>
  ) throws(NameError) -> Change {
    let members = profile.team.members
    let author = members[Int(moment.seconds / 7200) % members.count]
    switch step {
    case .dataset, .register:
      return Change(ref: .model(profile.name), old: nil, new: model, author: author)
    case .draft(let version):
      versions[Int(version)].exists = true
      return Change(ref: ref(Int(version)), old: nil, new: document(Int(version)), author: author)
    case .evaluate(let version, let index):
      let made = try profile.evaluation(Int(version), Int(index), at: moment)
      return Change(ref: made.ref, old: nil, new: made.value, author: author)
    case .release(let version):
      return changeVersion(Int(version), by: author) { $0.status = "released" }
    case .approve(let version):
      let approver = approvers[(profile.index + Int(version)) % approvers.count]
      approved.append(Int(version))
      let digest = ContentDigest.sha256(of: document(Int(version)), leavingOut: outsideDigest)
      let made = try profile.approval(Int(version), by: approver, digest: digest)
      return Change(ref: made.ref, old: nil, new: made.value, author: approver)
    case .stage(let version):
      return try move(\.staging, "staging", to: Deployment(version: Int(version)), by: author)
    case .activate:
      return changeModel(by: author) { $0.lifecycle = "active" }
    case .promote(let version):
      return try move(\.production, "production", to: Deployment(version: Int(version)), by: author)
    case .retire(let version):
      let number = Int(version)
      if staging?.version == number || production?.version == number {
        return changeVersion(number, by: author) { $0.revision += 1 }
      }
      let fate = (profile.index + number) % 8 == 0 ? "withdrawn" : "deprecated"
      return changeVersion(number, by: author) { $0.status = fate }
    case .edit(let choice):
      return try edit(choice, by: author)
    }
  }

  /// A small change, of whatever the model has to change by now.
  private mutating func edit(_ choice: UInt32, by author: Company.Person) throws(NameError)
    -> Change
  {
    let which = Int(choice >> 8)
    switch choice % 8 {
    case 0, 1:
      if let change = try rollBackOrForth(by: author) { return change }
    case 2:
      if var deployment = staging, versions[deployment.version].status == "released" {
        deployment.isActive.toggle()
        return try move(\.staging, "staging", to: deployment, by: author)
      }
    case 3, 4, 5:
      let existing = versions.indices.filter { versions[$0].exists }
      if !existing.isEmpty {
        return changeVersion(existing[which % existing.count], by: author) { $0.revision += 1 }
      }
    default: break
    }
    return changeModel(by: author) { $0.labelRevision += 1 }
  }

  /// Moves production to the other of the two versions that were approved last, where both still may run.
  private mutating func rollBackOrForth(by author: Company.Person) throws(NameError) -> Change? {
    let candidates = approved.filter { versions[$0].status == "released" }.suffix(2)
    guard let current = production, let other = candidates.first(where: { $0 != current.version })
    else { return nil }
    return try move(\.production, "production", to: Deployment(version: other), by: author)
  }

  private var model: JSONValue { profile.model(lifecycle: lifecycle, revision: labelRevision) }

  private func ref(_ version: Int) -> EntityRef {
    .version(profile.name, profile.versions[version])
  }

  private func document(_ version: Int) -> JSONValue {
    let state = versions[version]
    return profile.version(version, status: state.status, revision: state.revision)
  }

  private mutating func changeModel(
    by author: Company.Person, _ change: (inout ModelLife) -> Void
  ) -> Change {
    let old = model
    change(&self)
    return Change(ref: .model(profile.name), old: old, new: model, author: author)
  }

  private mutating func changeVersion(
    _ version: Int, by author: Company.Person, _ change: (inout VersionState) -> Void
  ) -> Change {
    let old = document(version)
    change(&versions[version])
    return Change(ref: ref(version), old: old, new: document(version), author: author)
  }

  private mutating func move(
    _ path: WritableKeyPath<ModelLife, Deployment?>, _ environment: String, to new: Deployment,
    by author: Company.Person
  ) throws(NameError) -> Change {
    var old: JSONValue?
    if let before = self[keyPath: path] {
      old = try profile.deployment(environment, version: before.version, status: before.status)
        .value
    }
    self[keyPath: path] = new
    let made = try profile.deployment(environment, version: new.version, status: new.status)
    return Change(ref: made.ref, old: old, new: made.value, author: author)
  }
}
