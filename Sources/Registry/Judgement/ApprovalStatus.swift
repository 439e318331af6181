import Documents

/// Whether a version has the approvals that an environment asks for.
///
/// Judged by content: the decision, the digest of the subject, expiry, who may approve and who wrote the
/// decision; and by the approval's own signature. What else proves an approval's origin (authorship, a forge's
/// review) is judged when it lands.
package struct ApprovalStatus: Sendable {
  /// Approvals that the environment asks for.
  package let required: Int
  /// The approvals that count.
  package let counted: [EntityRef]
  /// Those that do not, each with the reason.
  package let discounted: [(ref: EntityRef, reason: Reason)]

  /// Why an approval does not count.
  package enum Reason: Sendable, Equatable {
    case rejected
    case digestDiffers
    case expired(String)
    case notAllowed(approver: String)
    case overruled(by: EntityRef)
    case signatureDoesNotHold
    case unsigned

    /// A lower-case fragment.
    package var summary: String {
      switch self {
      case .rejected: "it is a rejection"
      case .digestDiffers: "the version changed since"
      case .expired(let day): "it expired on \(day)"
      case .notAllowed(let approver): "'\(approver)' may not approve here"
      case .overruled(let other): "\(other) came later"
      case .signatureDoesNotHold: "its signature does not hold"
      case .unsigned: "it is not signed, which registry.yaml asks for"
      }
    }
  }

  /// Whether enough of them count.
  package var isSatisfied: Bool { counted.count >= required }

  /// Judges `version` for `environment` on the day `today`.
  ///
  /// - Parameter authority: the registry that says who may approve, where that is not `snapshot`.
  package init(
    of version: EntityRef, for environment: Environment, in snapshot: Snapshot,
    under authority: Snapshot? = nil, on today: CalendarDate
  ) {
    let registries = [authority, snapshot].compactMap { $0 }
    required = environment.requiredApprovals
    var discounted: [(ref: EntityRef, reason: Reason)] = []
    var byApprover: [String: Entity] = [:]
    let rule = registries.first ?? snapshot
    let mustBeSigned = ApprovalProof.accepted(by: rule.registry) == [.signature]
    /// What is wrong with what proves the approval itself.
    func flaw(of approval: Entity) -> Reason? {
      switch approval.approvalStanding(under: rule, at: nil) {
      case nil: mustBeSigned ? .unsigned : nil
      case .good(_, let names):
        approval.isSigned(asOneOf: names, in: rule, snapshot) ? nil : .signatureDoesNotHold
      default: .signatureDoesNotHold
      }
    }
    let digest = snapshot[version].map { ContentDigest.ofSubject($0, schemas: snapshot.schemas) }
    let approvals = snapshot.approvals(of: version)
      .filter { $0.root["subject"]?["environment"]?.string == environment.name }
      .sorted { Self.precedes($0.ref, $1.ref) }
    for approval in approvals {
      let approver = approval.text("approver") ?? ""
      if let digest, approval.text("subjectDigest") != digest {
        discounted.append((approval.ref, .digestDiffers))
      } else if let expires = approval.text("expires"), let day = try? CalendarDate(expires),
        day < today
      {
        discounted.append((approval.ref, .expired(expires)))
      } else if !Self.mayApprove(approver, environment, registries, today) {
        discounted.append((approval.ref, .notAllowed(approver: approver)))
      } else if let reason = flaw(of: approval) {
        discounted.append((approval.ref, reason))
      } else if let other = byApprover[approver] {
        let (earlier, later) = Self.inOrder(other, approval)
        byApprover[approver] = later
        discounted.append((earlier.ref, .overruled(by: later.ref)))
      } else {
        byApprover[approver] = approval
      }
    }
    var counted: [EntityRef] = []
    for approval in byApprover.values {
      if approval.text("decision") == "approved" {
        counted.append(approval.ref)
      } else {
        discounted.append((approval.ref, .rejected))
      }
    }
    self.counted = counted.sorted()
    self.discounted = discounted.sorted { $0.ref < $1.ref }
  }

  /// Two decisions of one approver, the one that stands last: the higher of two numbered ids (`ada-9`,
  /// `ada-10`); where ids tell no order, a rejection.
  private static func inOrder(_ one: Entity, _ other: Entity) -> (Entity, Entity) {
    if let first = number(of: one), let second = number(of: other), first.stem == second.stem,
      first.count != second.count
    {
      return first.count < second.count ? (one, other) : (other, one)
    }
    return one.text("decision") == "approved" ? (one, other) : (other, one)
  }

  /// The number by which an approval's id ends, `ada-10`; nil where it ends in none.
  private static func number(of approval: Entity) -> (stem: Substring, count: Int)? {
    guard let id = approval.text("id"), let dash = id.lastIndex(of: "-"),
      let count = Int(id[id.index(after: dash)...])
    else { return nil }
    return (id[..<dash], count)
  }

  /// Whether `left` was given before `right`: `ada-9` before `ada-10`.
  private static func precedes(_ left: EntityRef, _ right: EntityRef) -> Bool {
    func parts(_ ref: EntityRef) -> (stem: Substring, digits: Substring) {
      let text = ref.description[...]
      let start = text.lastIndex { !$0.isNumber }.map(text.index(after:)) ?? text.startIndex
      return (text[..<start], text[start...])
    }
    let (one, other) = (parts(left), parts(right))
    if one.stem != other.stem { return one.stem < other.stem }
    return (one.digits.count, one.digits) < (other.digits.count, other.digits)
  }

  /// Whether `approver` is named by the environment, in a team that is, or active where it names no one;
  /// by the first of `registries` that knows the person and the team.
  private static func mayApprove(
    _ approver: String, _ environment: Environment, _ registries: [Snapshot],
    _ today: CalendarDate
  ) -> Bool {
    func document(_ ref: EntityRef) -> Entity? { registries.lazy.compactMap { $0[ref] }.first }
    guard case .exact(let ref)? = try? ReferenceText(approver), let person = document(ref),
      !person.hasLeft(by: today)
    else { return false }
    if environment.approvers.isEmpty || environment.approvers.contains(approver) { return true }
    return environment.approvers.contains { name in
      guard case .exact(let team)? = try? ReferenceText(name) else { return false }
      return document(team)?.members.contains(approver) ?? false
    }
  }
}
