package import Findings

/// A rule over one snapshot of a registry: what it asks, and the check.
package struct SnapshotRule: Sendable {
  /// What it asks.
  package let descriptor: RuleDescriptor
  /// Everything in a snapshot that breaks it, as of a moment.
  package let check: @Sendable (Snapshot, Timestamp) -> [Finding]

  /// Makes a rule.
  package init(
    _ descriptor: RuleDescriptor, check: @escaping @Sendable (Snapshot, Timestamp) -> [Finding]
  ) {
    self.descriptor = descriptor
    self.check = check
  }
}

/// All rules, by group: 10 files, 11 schemas, 12 places, 13 references, 20 performance, 30 deployments,
/// 40 changes between a base and a head.
package enum RuleCatalogue {
  /// The rules that `DocumentCheck` applies to files one by one.
  package static let documentRules: [RuleDescriptor] = [
    .unreadableFile, .malformedYAML, .notAMapping, .unknownKind, .schemaViolation, .wrongPlace,
  ]

  /// The rules over a whole snapshot.
  package static let snapshotRules: [SnapshotRule] = [
    .unresolvedReference, .duplicateIdentifier, .underperforming, .notMeasured, .missingApproval,
    .unreleasedDeployment,
  ]

  /// Every rule there is, in order of ids.
  package static let all: [RuleDescriptor] =
    (documentRules + snapshotRules.map(\.descriptor) + ChangeRules.all)
    .sorted { $0.id < $1.id }

  /// The rule that `text` names by id or by name.
  package static func rule(_ text: String) -> RuleDescriptor? {
    all.first { $0.id.description == text.uppercased() || $0.name == text }
  }
}

extension Snapshot {
  /// Everything that is wrong with the registry as of `moment`: severities as registry.yaml sets them,
  /// rules that it switches off left out, in report order.
  package func findings(asOf moment: Timestamp) -> [Finding] {
    let settings = RuleSettings(registry)
    return (fileFindings + RuleCatalogue.snapshotRules.flatMap { $0.check(self, moment) })
      .compactMap { settings.apply(to: $0, asOf: moment) }
      .sorted()
  }
}
