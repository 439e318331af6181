import Documents
import Findings

/// What registry.yaml says of rules: `rules: {RG2001: {severity: error, enforcedFrom: 2027-01-01}}`.
struct RuleSettings {
  private let severities: [RuleID: Setting]

  private enum Setting {
    case off
    case severity(Severity, from: Timestamp?)
  }

  init(_ registry: Entity?) {
    var severities: [RuleID: Setting] = [:]
    for member in registry?.root["rules"]?.members.map({ $0 }) ?? [] {
      guard let id = RuleID(member.name), let text = member.value["severity"]?.string else {
        continue
      }
      let from = member.value["enforcedFrom"]?.string.flatMap { try? CalendarDate($0) }
      if text == "off" {
        severities[id] = .off
      } else if let severity = Severity(rawValue: text) {
        severities[id] = .severity(
          severity, from: from.map { Timestamp(seconds: Int64($0.daysSinceEpoch) * 86_400) })
      }
    }
    self.severities = severities
  }

  /// `finding` with the severity set for its rule, or nil where the rule is off.
  ///
  /// Rules about files and places cannot be softened: what cannot be read cannot be judged. Before
  /// `enforcedFrom` a setting of `error` warns.
  func apply(to finding: Finding, asOf moment: Timestamp) -> Finding? {
    guard finding.rule.id.number >= 2000, let setting = severities[finding.rule.id] else {
      return finding
    }
    switch setting {
    case .off: return nil
    case .severity(let severity, let from):
      var finding = finding
      let isEarly = from.map { moment < $0 } ?? false
      finding.severity = isEarly ? min(severity, .warning) : severity
      return finding
    }
  }
}
