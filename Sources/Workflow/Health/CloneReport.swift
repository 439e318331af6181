import Git
import Registry

/// How a clone is: what `registrar doctor` says. Nothing is written, and no network is asked.
package struct CloneReport: Sendable {
  /// What was looked at, in order of topics.
  package private(set) var checks: [HealthCheck] = []
  /// The settings of the forge that has the registry; nil where neither the address of the remote nor
  /// `registrar.forge` tells which that is.
  package private(set) var forgeSettings: ForgeSettings?
  private let explain: @Sendable (any Error) -> (summary: String, remedy: String?)

  /// Checks the clone that `directory` is in.
  ///
  /// - Parameters:
  ///   - subdirectory: the registry's folder inside the repository, where it is known.
  ///   - author: who commits, as far as the environment says so; git's configuration has the rest.
  ///   - explain: words for an error that keeps a check from being made.
  package init(
    of directory: String, subdirectory: String?, author: Identity.Parts,
    explain: @escaping @Sendable (any Error) -> (summary: String, remedy: String?)
  ) {
    self.explain = explain
    do {
      let repository = try Repository.open(at: directory)
      checks.append(.repository(repository))
      check(repository, directory: directory, subdirectory: subdirectory, author: author)
    } catch {
      note(error, on: .repository)
    }
  }

  /// How many checks ended in `state`.
  package func count(_ state: HealthCheck.State) -> Int { checks.count { $0.state == state } }

  private mutating func check(
    _ repository: Repository, directory: String, subdirectory: String?, author: Identity.Parts
  ) {
    do {
      let location = attempt(.registry) {
        try RegistryFinder.find(from: directory, subdirectory: subdirectory)
      }
      let head = try repository.head()
      let snapshot = location.flatMap { location in
        attempt(.registry) {
          try Snapshot.load(location.view(at: head.commit), commit: head.commit)
        }
      }
      let clone = Clone(
        repository: repository, head: head, location: location, snapshot: snapshot,
        base: attempt(.remotes) { try Self.base(in: repository) } ?? nil,
        author: attempt(.identity) {
          Identity(.author, given: author, configured: try repository.configuredIdentity())
        } ?? nil)
      forgeSettings = attempt(.remotes) { try Self.forgeSettings(of: clone) } ?? nil
      run(HealthCheck.ofRepository, on: clone)
      if snapshot?.registry != nil { run(HealthCheck.ofRegistry, on: clone) }
    } catch {
      note(error, on: .repository)
    }
    checks = HealthCheck.Topic.allCases.flatMap { topic in checks.filter { $0.topic == topic } }
  }

  private mutating func run(_ parts: [HealthCheck.Part], on clone: Clone) {
    for part in parts { checks += attempt(part.topic) { try part.check(clone) } ?? [] }
  }

  /// What `body` gives; where it fails, that is a problem of `topic`.
  private mutating func attempt<Value>(
    _ topic: HealthCheck.Topic, _ body: () throws -> Value
  ) -> Value? {
    do { return try body() } catch {
      note(error, on: topic)
      return nil
    }
  }

  private mutating func note(_ error: any Error, on topic: HealthCheck.Topic) {
    let (summary, remedy) = explain(error)
    checks.append(.problem(topic, summary, remedy: remedy))
  }

  /// The branch that changes land on; nil where none can be told from what is here.
  private static func base(in repository: Repository) throws -> ProposalBase? {
    do { return try ProposalBase(nil, in: repository) } catch GitError.noSuchReference {
      return nil
    } catch WorkflowError.detachedHead {
      return nil
    }
  }

  private static func forgeSettings(of clone: Clone) throws -> ForgeSettings? {
    guard let software = try clone.forge else { return nil }
    return ForgeSettings(
      software, branch: clone.mainBranch, mergeMethod: MergeMethod(clone.snapshot),
      signsCommits: clone.signaturePolicy > .off)
  }
}
