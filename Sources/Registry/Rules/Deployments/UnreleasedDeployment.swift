import Documents
package import Findings

extension RuleDescriptor {
  /// RG3002.
  package static let unreleasedDeployment =
    RuleDescriptor(
      3002, "unreleased-deployment", .error, "An active deployment runs a released version.",
      why: """
        A draft may still change under its number, and a deprecated or withdrawn version was given up for \
        a reason. Release the version first, or deploy another.
        """,
      example: .files(
        before: [
          .version("2.0.0", status: "draft"),
          .evaluation(),
        ],
        fails: [
          .deployment("«2.0.0»")
        ],
        passes: [
          .deployment("1.0.0")
        ]))
}

extension SnapshotRule {
  /// RG3002: what is deployed is a released version.
  package static let unreleasedDeployment = SnapshotRule(.unreleasedDeployment) { subject in
    let snapshot = subject.snapshot
    return snapshot.all(.deployment).compactMap { deployment -> Finding? in
      guard deployment.text("status") == "active", let model = deployment.ref.model,
        let node = deployment.root["version"],
        let number = node.string.flatMap({ try? VersionNumber($0) }),
        let version = snapshot[.version(model, number)], let status = version.text("status"),
        status != "released"
      else { return nil }
      return Finding(
        .unreleasedDeployment, at: deployment.location(of: node),
        "\(version.ref) is \(status == "draft" ? "a draft" : status) and runs as \(deployment.ref)",
        remedy: status == "draft"
          ? "run 'registrar set \(version.ref) status=released' first"
          : "run 'registrar promote' with a released version, or 'registrar withdraw \(deployment.ref)'"
      )
    }
  }
}
