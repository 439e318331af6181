import Git
import Registry

/// Puts changes onto a branch as one commit, work tree and index included.
struct Landing {
  private let repository: Repository
  private let hooks: CommitHooks
  /// Where the objects of the commit are written: those that it refers to as well.
  let objects: Repository
  private let batch: ObjectBatch?

  /// So many files go to the disk one by one; more of them as one pack, as git keeps what it is sent
  /// (`transfer.unpackLimit`): each loose object is flushed by itself.
  private static let mostLoose = 100

  /// - Parameter count: how many files the commit changes.
  init(_ repository: Repository, ofFiles count: Int = 1) throws(GitError) {
    self.repository = repository
    hooks = try CommitHooks(repository)
    // libgit2 writes and finds packs only where there is a folder for them.
    let canPack = try FileTree.kind(at: repository.commonDirectory + "objects/pack") == .folder
    batch = count > Self.mostLoose && canPack ? try ObjectBatch(repository) : nil
    objects = batch?.repository ?? repository
  }

  /// A branch and the commit that it is expected to be at.
  struct Target: Sendable {
    let branch: RefName
    /// Where new commits start; nil on an unborn branch.
    let tip: ObjectID?
    /// Whether the branch does not exist yet.
    let isNew: Bool
  }

  /// Commits `changes` on top of `target.tip` and moves the branch there.
  ///
  /// - Parameter mergedParent: a second parent, for merges.
  /// - Throws: `GitError.referenceMoved` when another writer was first; nothing but objects was
  ///   written then. `GitError.localChanges` before anything is written.
  func land(
    _ changes: [TreeChange], message: String, options: WriteOptions, on target: Target,
    merging mergedParent: ObjectID? = nil, judging: (CommitSignature?) throws -> Void = { _ in }
  ) throws -> ObjectID {
    let commit = try self.commit(
      changes, message: message, options: options, on: target.tip, merging: mergedParent,
      judging: judging)
    let subject = message.split(separator: "\n").first.map(String.init) ?? ""
    try repository.advance(
      target.branch, to: commit, expecting: target.isNew ? nil : target.tip,
      reflog: "\(mergedParent == nil ? "commit" : "merge"): \(subject)",
      identity: options.committer, by: hooks.move)
    hooks.committed()
    return commit
  }

  /// Stores a commit of `changes` on top of `tip`, signed as the options ask; no branch moves.
  ///
  /// - Parameter judging: refuses what the signature is worth, by throwing, before there is a commit.
  func commit(
    _ changes: [TreeChange], message: String, options: WriteOptions, on tip: ObjectID?,
    merging mergedParent: ObjectID? = nil, judging: (CommitSignature?) throws -> Void = { _ in }
  ) throws -> ObjectID {
    let message = options.asksHooks ? try hooks.message(message) : message
    let oldTree = try tip.map { try repository.commit($0).tree }
    let tree = try objects.writeTree(applying: changes, to: oldTree)
    let text = try objects.commitText(
      tree: tree, parents: [tip, mergedParent].compactMap { $0 }, author: options.author,
      committer: options.committer, message: message)
    let signature = try signer(options)?.sign(text, namespace: SignatureStanding.ofCommits)
    try judging(signature.map { CommitSignature(armored: $0, payload: text) })
    let commit = try objects.writeCommit(text, signedBy: signature)
    try batch?.flush()
    return commit
  }

  /// What signs the commit; nil where nothing does.
  private func signer(_ options: WriteOptions) throws -> CommitSigner? {
    let signs =
      switch options.signing {
      case .never: false
      case .always: true
      case .asConfigured: try repository.configFlag("commit.gpgSign") ?? false
      }
    return signs ? try CommitSigner(repository, for: options.committer) : nil
  }
}
