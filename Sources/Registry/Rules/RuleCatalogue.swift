package import Findings

/// All rules, by group: 10 files, 11 schemas, 12 places, 13 references, 20 performance, 21 metrics, 23
/// people, 24 layout, 30 deployments, 40 changes between a base and a head, 41 who makes them and how they land.
package enum RuleCatalogue {
  /// The version of the rules below, which `rulesVersion` in registry.yaml pins: it rises where a rule judges
  /// old content anew.
  package static let version = 1

  /// The rules that `DocumentCheck` applies to files one by one.
  package static let documentRules: [RuleDescriptor] = [
    .unreadableFile, .malformedYAML, .notAMapping, .unknownKind, .schemaViolation, .wrongPlace,
    .brokenSchema, .malformedSigners,
  ]

  /// The rules over a whole snapshot.
  package static let snapshotRules: [SnapshotRule] = [
    .longPath, .unportableName, .collidingPath, .unresolvedReference, .duplicateIdentifier,
    .sharedAddress,
    .underperforming,
    .notMeasured, .regression, .staleEvaluation, .metricDirection, .metricName, .absentOwner,
    .emailAddress, .unknownFile, .wideFolder, .missingApproval, .foreignReview, .approvalSignature,
    .unreleasedDeployment,
  ]

  /// The rules over a change, beside those that schemas declare.
  package static let changeRules: [ChangeRule] = [
    .selfApproval, .versionOrder, .changedDigest, .ownersOnly, .omittedTip,
    .governorsOnly, .rulesApart, .unsignedCommit, .foreignSignature, .unprovenApproval,
    .undoneChange,
  ]

  /// Every rule there is, in order of ids.
  package static let all: [RuleDescriptor] =
    (documentRules + snapshotRules.map(\.descriptor) + ChangeRules.all
    + changeRules.map(\.descriptor))
    .sorted { $0.id < $1.id }

  /// The rule that `text` names by id or by name.
  package static func rule(_ text: String) -> RuleDescriptor? {
    all.first { $0.id.description == text.uppercased() || $0.name == text }
  }
}
