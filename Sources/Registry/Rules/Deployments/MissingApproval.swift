import Documents
package import Findings

extension RuleDescriptor {
  /// RG3001.
  package static let missingApproval =
    RuleDescriptor(
      3001, "missing-approval", .error,
      "What is deployed to an environment has the approvals that the environment asks for.",
      why: """
        registry.yaml says how many approvals a version needs for an environment and who may give them. \
        An approval counts while its digest is that of the version's content and it has not expired.
        """,
      example: .files(
        before: [
          .registry(approvals: 1),
          .evaluation(),
        ],
        fails: [
          .deployment("«1.0.0»")
        ],
        passes: [
          .deployment("1.0.0", status: "retired")
        ]))
}

extension SnapshotRule {
  /// RG3001: an active deployment has the approvals that its environment asks for.
  package static let missingApproval = SnapshotRule(.missingApproval) { judged in
    let snapshot = judged.snapshot
    return snapshot.all(.deployment).compactMap { deployment -> Finding? in
      guard deployment.text("status") == "active", let model = deployment.ref.model,
        let environment = deployment.text("environment").flatMap(judged.environment),
        let versionNode = deployment.root["version"],
        let version = versionNode.string.flatMap({ try? VersionNumber($0) })
      else { return nil }
      let subject = EntityRef.version(model, version)
      guard snapshot[subject] != nil else { return nil }
      let status = ApprovalStatus(
        of: subject, for: environment, in: snapshot,
        under: judged.authority, on: judged.today)
      guard !status.isSatisfied else { return nil }
      let reasons = status.discounted.map { "\($0.ref) does not count: \($0.reason.summary)" }
      return Finding(
        .missingApproval, at: deployment.location(of: versionNode),
        "\(subject) runs in \(environment.name) with \(status.counted.count) of "
          + "\(status.required) required approval\(status.required == 1 ? "" : "s")"
          + (reasons.isEmpty ? "" : " (\(reasons.joined(separator: "; ")))"),
        remedy: "run 'registrar add approval \(subject) --for \(environment.name)'"
          + (environment.approvers.isEmpty
            ? "" : " as a member of \(environment.approvers.joined(separator: ", "))"))
    }
  }
}
