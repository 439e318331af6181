package import Findings
import Git

extension RuleDescriptor {
  /// RG4105.
  package static let unsignedCommit = RuleDescriptor(
    4105, "unsigned-commit", .error,
    "Commits carry a good signature by a key of trust/allowed_signers where registry.yaml asks for one.",
    why: """
      A name in a commit is what somebody typed; a signature is by whoever holds the key. registry.yaml asks \
      for signatures with 'trust.signatures', 'trust.signaturesOf' for a kind, and 'signatures' of an \
      environment: warn makes this a warning, require an error. What counts is trust/allowed_signers as the \
      base has it, so that no change brings its own keys, and when the key was valid. A commit that is dated \
      before the base is taken to be as late as that.
      """,
    example: .words(
      fails: "a commit without signature, or by a key that only the change itself adds",
      passes: "'git commit -S' with gpg.format ssh and a key that trust/allowed_signers lists"))
}

extension ChangeRule {
  /// RG4105: commits are signed as the base asks.
  package static let unsignedCommit = ChangeRule(.unsignedCommit) { change in
    change.proofs.compactMap { proof -> Finding? in
      guard let (path, level) = change.strictestPath(of: proof) else { return nil }
      let remedy: String
      switch proof.standing {
      case .good: return nil
      case .missing:
        remedy =
          proof.commit == nil
          ? "give --sign, or run 'git config commit.gpgSign true'"
          : "run 'git config commit.gpgSign true', and for what is there 'git rebase --exec \"git commit "
            + "--amend --no-edit -S\" BASE'"
      case .foreign: remedy = "sign by SSH: 'git config gpg.format ssh'"
      case .broken: remedy = "sign the commit anew: 'git commit --amend --no-edit -S'"
      case .refused:
        remedy =
          "have the key listed in \(RegistryPath.allowedSigners) first, in a change of its own"
      }
      var finding = Finding(
        .unsignedCommit, at: Finding.Location(path: path),
        "\(proof.words) \(proof.standing.summary)", remedy: remedy)
      finding.severity = level == .require ? .error : .warning
      return finding
    }
  }
}
