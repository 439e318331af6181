import ArgumentParser
import Documents
import Git
import Registry
import Workflow

/// `registrar add approval`.
struct AddApproval: AdditionCommand {
  static let configuration = CommandConfiguration(
    commandName: "approval",
    abstract: "Approve or reject a version for an environment, or a waiver.",
    discussion: """
      The approval carries the digest of the version's content and counts while that is unchanged. The \
      approver is the person whose address the author of the commit has, unless --approver says otherwise.

      --via records a review at a forge instead: its approver is the person whose `logins` name the \
      account that reviewed.

      --sign signs the approval itself too, by the SSH key that git is configured to sign with, so that it \
      proves who approved whatever way it is merged.
      """)

  @OptionGroup var addition: AdditionOptions

  @Argument(help: ArgumentHelp("MODEL@VERSION or waiver:NAME.", valueName: "subject"))
  var subject: String
  @Option(
    name: .customLong("for"), help: ArgumentHelp("The environment.", valueName: "environment"))
  var environment: String?
  @Option(help: ArgumentHelp("Who decides, as person:NAME.", valueName: "person"))
  var approver: String?
  @Flag(help: "Reject instead of approving; needs --reason.") var reject = false
  @Option(help: "Why.") var reason: String?
  @Option(help: ArgumentHelp("The last day on which it counts.", valueName: "date")) var expires:
    String?
  @Option(
    help: ArgumentHelp(
      "The review that it records: forge=…,login=…,reviewUrl=…,headCommit=….",
      valueName: "fields"))
  var via: String?

  var subjects: [EntityRef]? { subjects(subject) }

  func planning() throws -> Planning {
    let review = try via.map { try ForgeReview(Arguments.fields($0, option: "--via")) }
    return { context in
      let entity = try context.snapshot.resolve(subject)
      let decision = Decision(
        approver: try approver(by: review, in: context), isApproved: !reject, reason: reason,
        expires: expires, review: review)
      if case .waiver = entity.ref {
        return try Operation.addWaiverApproval(
          of: entity, decision, in: context, signing: try signing(in: context))
      }
      guard let environment else {
        throw ValidationError("for which environment? Give --for ENVIRONMENT")
      }
      return try Operation.addApproval(
        of: entity, for: environment, decision, in: context, signing: try signing(in: context))
    }
  }

  /// Signs the approval itself, where that was asked for.
  private func signing(in context: Writer.Context) throws -> Operation.ApprovalSigning? {
    guard addition.change.commit.sign == true else { return nil }
    let repository = context.location.repository
    let signer = try CommitSigner(
      repository, for: try addition.change.writeOptions(repository).committer)
    if signer.format != .ssh {
      throw WorkflowError.cannotSign(.notSSH(signer.format.rawValue))
    }
    return { try signer.sign($0, namespace: SignatureStanding.ofApprovals) }
  }

  /// The one who reviewed, else the person named, else the one whose address the author has.
  private func approver(
    by review: ForgeReview?, in context: Writer.Context
  ) throws -> EntityRef {
    let named = try self.approver.map { try context.snapshot.resolve($0).ref }
    if let review {
      let reviewer = try review.reviewer(in: context.snapshot)
      if let named, named != reviewer {
        throw ValidationError(
          "--approver \(named) did not review: the login is that of \(reviewer)")
      }
      return reviewer
    }
    if let named { return named }
    let email = try addition.change.writeOptions(context.location.repository).author.email
    let people = PersonDirectory(
      context.snapshot, beside: try OutsidePeople.configured(in: context.location.repository))
    guard let person = people.person(email: email) else {
      throw ValidationError(
        "no person of the registry has the address \(email); give --approver person:NAME")
    }
    return person
  }
}
