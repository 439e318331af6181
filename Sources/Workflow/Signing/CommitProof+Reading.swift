import Git
import Registry

extension SignatureStanding {
  /// Judges the signature of a commit by whose keys are whose in `authority`, the registry before the commit.
  ///
  /// - Parameter seconds: when the commit was made at the earliest: dates are claims, and a key that has expired
  ///   does not come back to life by an old one.
  init(of signature: CommitSignature?, under authority: Snapshot, at seconds: Int64) {
    self.init(
      of: signature, by: authority.signers, among: authority.people.signers, at: seconds)
  }
}
