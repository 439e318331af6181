package import Git

/// The branch that a proposal is to land on, and the remote that has it.
package struct ProposalBase: Sendable {
  /// What the remote calls the branch, `main`.
  package let name: String
  /// Its tip: as last seen at the remote, where it was ever seen there.
  package let tip: ObjectID
  /// Where proposals are pushed; nil without a remote.
  package let remote: Remote?

  /// A remote of the repository. Its address is not kept: it may hold a password.
  package struct Remote: Sendable {
    /// `origin`.
    package let name: String
    /// The forge that has it, as far as the address tells.
    package let forge: Result<ForgeRemote, ForgeRemote.Unknown>
  }

  /// What git calls it here, `origin/main` or `main`.
  package var label: String { remote.map { "\($0.name)/\(name)" } ?? name }

  /// Finds the branch called `name`, `main` or `origin/main`; without a name the one that the remote
  /// calls its default, else `main`, `master` or the branch that HEAD names.
  ///
  /// - Throws: `GitError.noSuchReference` when there is no such branch; `WorkflowError.detachedHead`,
  ///   `.invalidArgument` for a `registrar.forge` that is none.
  package init(_ name: String?, in repository: Repository) throws {
    if let name {
      self = try Self.named(name, in: repository)
      return
    }
    let head = try repository.head()
    let remote = try Self.remote(followedBy: head.branch, in: repository)
    if let remote, let known = try Self.defaultBranch(of: remote, in: repository) {
      try self.init(known, at: remote, in: repository)
      return
    }
    for known in ["main", "master"] {
      guard try Self.tip(of: known, at: remote, in: repository) != nil else { continue }
      try self.init(known, at: remote, in: repository)
      return
    }
    switch head {
    case .branch(let branch, _), .unborn(let branch):
      try self.init(branch.shortName, at: remote, in: repository)
    case .detached(let id): throw WorkflowError.detachedHead(id)
    }
  }

  /// Refuses `branch` where pushing it would land it.
  func refuse(_ branch: RefName) throws(WorkflowError) {
    if branch.isBranch, branch.shortName == name { throw .proposesBase(branch) }
  }

  private init(_ name: String, at remote: String?, in repository: Repository) throws {
    let branch = try RefName.branch(name)
    guard let tip = try Self.tip(of: name, at: remote, in: repository) else {
      throw GitError.noSuchReference(branch)
    }
    self.name = name
    self.tip = tip
    self.remote = try remote.map {
      Remote(name: $0, forge: try Self.forge(of: $0, in: repository))
    }
  }

  /// The forge by the address of the remote, and by `registrar.forge` where the host does not tell.
  private static func forge(
    of remote: String, in repository: Repository
  ) throws -> Result<ForgeRemote, ForgeRemote.Unknown> {
    let told = try repository.configString("registrar.forge")
    let software = told.flatMap(ForgeRemote.Software.init)
    if let told, software == nil {
      throw WorkflowError.invalidArgument(
        name: "registrar.forge", value: told, reason: "no such forge is known",
        remedy: "set it to github, gitlab or gitea by 'git config'")
    }
    // Git resolves `insteadOf`.
    let url = try GitProgram(repository).answer("remote", "get-url", "--", remote)
    return Result { () throws(ForgeRemote.Unknown) in
      guard let url else { throw .address }
      return try ForgeRemote(url: url, software: software)
    }
  }

  /// `remote/branch`, or a branch here and what it follows.
  private static func named(_ name: String, in repository: Repository) throws -> ProposalBase {
    let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
    if parts.count == 2, try repository.configString("remote.\(parts[0]).url") != nil,
      try repository.target(of: RefName("refs/remotes/\(name)")) != nil
    {
      return try ProposalBase(parts[1], at: parts[0], in: repository)
    }
    let branch = try RefName.branch(name)
    let followed = try repository.configString("branch.\(name).merge")
    return try ProposalBase(
      followed.map { try RefName($0).shortName } ?? name,
      at: try remote(followedBy: branch, in: repository), in: repository)
  }

  /// The remote that `branch` follows, else `origin` where there is one.
  private static func remote(
    followedBy branch: RefName?, in repository: Repository
  ) throws -> String? {
    if let branch,
      let remote = try repository.configString("branch.\(branch.shortName).remote"), remote != "."
    {
      return remote
    }
    return try repository.configString("remote.origin.url") == nil ? nil : "origin"
  }

  /// What the remote's HEAD named when it was cloned.
  private static func defaultBranch(
    of remote: String, in repository: Repository
  ) throws -> String? {
    let prefix = "refs/remotes/\(remote)/"
    let target = try GitProgram(repository).answer("symbolic-ref", "-q", "\(prefix)HEAD")
    guard let target, target.hasPrefix(prefix) else { return nil }
    return String(target.dropFirst(prefix.count))
  }

  private static func tip(
    of name: String, at remote: String?, in repository: Repository
  ) throws -> ObjectID? {
    if let remote,
      let seen = try repository.target(of: RefName("refs/remotes/\(remote)/\(name)"))
    {
      return seen
    }
    return try repository.target(of: RefName.branch(name))
  }
}
