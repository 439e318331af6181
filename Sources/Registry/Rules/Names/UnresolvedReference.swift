package import Findings

extension RuleDescriptor {
  /// RG1301.
  package static let unresolvedReference =
    RuleDescriptor(
      1301, "unresolved-reference", .error, "A name of another document names one that exists.",
      why: """
        An owner, data set, version or environment that does not exist means that a question about it has \
        no answer. Add the document, or correct the name.
        """,
      isEchoed: true,
      example: .files(
        fails: [
          .model(owner: "«team:rick»")
        ],
        passes: [
          .model()
        ]))
}

extension SnapshotRule {
  /// RG1301: every string that names another document names one that exists.
  package static let unresolvedReference = SnapshotRule(.unresolvedReference) { subject in
    subject.references.findings
  }
}
