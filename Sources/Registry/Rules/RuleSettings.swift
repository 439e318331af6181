import Documents
import Findings

/// What registry.yaml says of rules: `rules: {RG2001: {severity: error, enforcedFrom: 2027-01-01}}`.
struct RuleSettings {
  private let settings: [RuleID: Setting]

  private struct Setting {
    let isOff: Bool
    /// The severity set; nil for the finding's own.
    let severity: Severity?
    /// The first day on which the rule is enforced.
    let from: CalendarDate?
  }

  init(_ registry: Entity?) {
    var settings: [RuleID: Setting] = [:]
    for member in registry?.root["rules"]?.members.map({ $0 }) ?? [] {
      guard let id = RuleID(member.name) else { continue }
      let severity = member.value["severity"]?.string
      settings[id] = Setting(
        isOff: severity == "off", severity: severity.flatMap(Severity.init(rawValue:)),
        from: member.value["enforcedFrom"]?.string.flatMap { try? CalendarDate($0) })
    }
    self.settings = settings
  }

  /// `finding` with the severity set for its rule, or nil where the rule is off.
  ///
  /// Rules about files and places cannot be softened: what cannot be read cannot be judged. Before
  /// `enforcedFrom` an error warns.
  func apply(to finding: Finding, on today: CalendarDate) -> Finding? {
    guard finding.rule.id.number >= 2000, let setting = settings[finding.rule.id] else {
      return finding
    }
    if setting.isOff { return nil }
    var finding = finding
    finding.severity = setting.severity ?? finding.severity
    if let from = setting.from, today < from {
      finding.severity = min(finding.severity, .warning)
    }
    return finding
  }
}
