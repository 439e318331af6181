package import Findings
import Git

/// What the base asks of the signatures of a change.
extension ProposedChange {
  /// The file of a commit for which most is asked, and what; nil where nothing is.
  func strictestPath(of proof: CommitProof) -> (path: String, level: SignatureLevel)? {
    let policy = SignaturePolicy(authority.registry)
    var strictest: (path: String, level: SignatureLevel)?
    for path in proof.paths.sorted() {
      let ref = RegistryPath.ref(at: path)
      let documents = ref.map { [base[$0], head[$0]] } ?? [nil]
      let level = documents.map { policy.level(at: path, $0) }.max() ?? .off
      if level > (strictest?.level ?? .off) { strictest = (path, level) }
    }
    return strictest
  }

  /// What is wrong with the signatures of its commits, severities as the base sets them.
  package var signatureFindings: [Finding] {
    let settings = RuleSettings(authority.registry)
    return [ChangeRule.unsignedCommit, .foreignSignature].flatMap { $0.check(self) }
      .compactMap { settings.apply(to: $0, on: today) }
  }

  /// Whether `person` is there and has not left.
  func isActive(_ person: EntityRef) -> Bool {
    (base[person] ?? head[person])?.hasLeft(by: today) == false
  }
}

extension CommitProof {
  /// What reports call the commit.
  var words: String { commit.map { "commit \($0.short)" } ?? "the commit" }
}
