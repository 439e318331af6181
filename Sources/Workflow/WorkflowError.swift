package import Documents
package import Findings
package import Git
package import Registry

/// Why something that a person asked for was not done. Nothing was written when one of these is thrown,
/// but for `pushedOnly`, `pushedWithLag` and `pulledWithLag`.
package enum WorkflowError: Error, Sendable {
  /// The result would break these rules.
  case refused([Finding])
  /// There is a document by that name already.
  case alreadyExists(EntityRef)
  /// The document says so already.
  case nothingToChange(EntityRef)
  /// Each of the documents to apply says what the registry says already.
  case nothingToApply(count: Int)
  /// No name and address to commit as.
  case identityUnknown
  /// The text is no `Name <address>`.
  case malformedIdentity(String)
  /// HEAD names no branch.
  case detachedHead(ObjectID)
  /// Other writers kept moving the branch.
  case raceLost(branch: RefName, attempts: Int)
  /// The directory holds a registry already.
  case alreadyARegistry(path: String)
  /// The directory holds something else.
  case directoryNotEmpty(path: String)
  /// An argument of an operation does not fit.
  case invalidArgument(name: String, value: String, reason: String, remedy: String?)
  /// The reference names a document that the operation does not apply to.
  case notApplicable(EntityRef, operation: String, remedy: String)
  /// Nothing is deployed there.
  case nothingDeployed(ModelName, environment: String, known: [String])
  /// History knows of no earlier version there.
  case noEarlierVersion(EntityRef)
  /// The history cannot answer because the clone is cut off.
  case historyIncomplete(operation: String)
  /// The base and the head have no commit in common.
  case noSharedHistory(base: String, head: ObjectID)
  /// The registry.yaml of the base cannot be read, so that nothing says what the rules are.
  case baseIsBroken(base: ObjectID)
  /// The base holds its registry at another path than the head.
  case registryMoved(from: String, base: ObjectID)
  /// There is no commit yet to hold against the base.
  case nothingToCompare(base: String)
  /// The branch holds nothing that its base lacks.
  case nothingToPropose(branch: RefName, base: String)
  /// The branch is the one that a proposal of it would land on.
  case proposesBase(RefName)
  /// What the branch holds would break these rules of its base; it was not pushed.
  case proposalRefused(branch: RefName, [Finding])
  /// `git push` ended with this status; its words are on standard error already.
  case pushFailed(branch: RefName, remote: String, status: Int32)
  /// The branch follows no branch of a remote; these are the remotes that there are.
  case followsNothing(branch: RefName, remotes: [String])
  /// Here and at the remote the branch has commits that the other side lacks.
  case diverged(branch: RefName, upstream: String)
  /// `git fetch` ended with this status and said these words.
  case fetchFailed(remote: String, status: Int32, words: String)
  /// The remote did not take the commit, and not because another writer was first. Nothing moved here.
  case pushRefused(upstream: String, status: Int32, words: String)
  /// The push of the commit failed with these words, and whether the remote took it could not be seen.
  case pushUnclear(ObjectID, upstream: String, words: String)
  /// The remote has the commit, and the branch here could not follow, for a reason of its own where one is
  /// given, else for commits that it alone has.
  case pushedOnly(ObjectID, branch: RefName, upstream: String, cause: GitError?)
  /// The remote has the commit and the branch here too, and some files or the index could not come along.
  case pushedWithLag(ObjectID, upstream: String, cause: GitError)
  /// The branch here was brought to the remote's, some files or the index could not come along, and the change was
  /// not made.
  case pulledWithLag(upstream: String, cause: GitError)
  /// A signature was asked for, and none could be made.
  case cannotSign(SigningTrouble)
  /// A hook of the repository refused the commit with these words.
  case hookRefused(name: String, status: Int32, words: String)
  /// There is no `git` program on the path.
  case gitProgramMissing
  /// A file that was given as one of schema tests is none.
  case notATestFile(path: String, position: TextPosition, reason: String)
  /// The file that says whose addresses are whose cannot be used.
  case notAPeopleFile(path: String, position: TextPosition, reason: String)
  /// A generated file says what it should.
  case upToDate(path: String)
  /// The registry's schemas and rules are those of this binary.
  case nothingToUpgrade
  /// These schemas are as no release wrote them.
  case editedSchemas([String])
  /// This file is of a newer release than this binary.
  case newerThanBinary(path: String)
  /// The comments around the generated lines of a file are no pair.
  case unpairedMarker(path: String)
  /// A part of what the binary carries does not fit together.
  case brokenResource(String, reason: String)

  /// What is wrong in files, where that is the reason.
  package var findings: [Finding]? {
    switch self {
    case .refused(let findings), .proposalRefused(_, let findings): findings
    default: nil
    }
  }
}
