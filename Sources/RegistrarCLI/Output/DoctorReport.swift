import Documents
import Registry
import Workflow

/// What `registrar doctor` prints.
struct DoctorReport {
  private let report: CloneReport
  private let console: Console
  private let showsForge: Bool

  init(_ report: CloneReport, console: Console, showsForge: Bool) {
    self.report = report
    self.console = console
    self.showsForge = showsForge
  }

  // MARK: - For people

  /// Prints the checks, a line each and the next step below it; when quiet, those that are not ok.
  func print(isQuiet: Bool) {
    let shown = report.checks.filter { !isQuiet || $0.state != .ok }
    shown.forEach(print)
    if showsForge { printForge(below: shown) }
    console.talk(summary)
  }

  private func print(_ check: HealthCheck) {
    let state = console.styled(check.state.rawValue.padded(to: 7), Self.style(of: check.state))
    let topic = check.topic.rawValue.padded(to: 11)
    console.print("\(state)  \(topic)  \(TerminalText(check.summary).text)")
    guard let remedy = check.remedy else { return }
    let indent = String(repeating: " ", count: 22)
    console.print(indent + console.styled("help:", .dim) + " \(TerminalText(remedy).text)")
  }

  private static func style(of state: HealthCheck.State) -> Console.Style {
    switch state {
    case .ok: .green
    case .warning: .yellow
    case .problem: .red
    }
  }

  private var summary: String {
    func count(_ count: Int, _ word: String) -> String {
      "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    let troubles = [
      (report.count(.problem), "problem"), (report.count(.warning), "warning"),
    ].filter { $0.0 > 0 }.map(count)
    return count(report.checks.count, "check") + ": "
      + (troubles.isEmpty ? "all is well" : troubles.joined(separator: ", "))
  }

  private func printForge(below checks: [HealthCheck]) {
    guard let forge = report.forgeSettings else {
      console.hint(
        "no remote tells which forge has the registry; 'git config registrar.forge github' (gitlab, "
          + "gitea) does")
      return
    }
    if !checks.isEmpty { console.print("") }
    console.print(
      "\(console.styled("What the audit trail relies on at \(forge.software.title)", .bold))")
    var page = ""
    for setting in forge.settings {
      if setting.page != page { console.print("\n\(setting.page)") }
      page = setting.page
      let reason = setting.reason.map { console.styled("  (\($0))", .dim) } ?? ""
      console.print("  \(setting.name): \(TerminalText(setting.value).text)\(reason)")
    }
  }

  // MARK: - JSON

  /// Prints everything as one JSON object; `forge` is there when it was asked for, and null where it is
  /// not known.
  func printJSON() {
    var value: JSONValue = [
      "checks": .array(report.checks.map(Self.value)),
      "summary": .object(
        HealthCheck.State.allCases.map { .init($0.rawValue, .int(report.count($0))) }),
    ]
    if showsForge { value["forge"] = report.forgeSettings.map(Self.value) ?? .null }
    console.print(JSONWriter.text(value, .indented))
  }

  private static func value(_ check: HealthCheck) -> JSONValue {
    [
      "topic": .string(check.topic.rawValue), "state": .string(check.state.rawValue),
      "summary": .string(check.summary), "remedy": .optional(check.remedy),
    ]
  }

  private static func value(_ forge: ForgeSettings) -> JSONValue {
    [
      "software": .string(forge.software.rawValue),
      "settings": .array(
        forge.settings.map { setting in
          [
            "page": .string(setting.page), "name": .string(setting.name),
            "value": .string(setting.value), "reason": .optional(setting.reason),
          ]
        }),
    ]
  }
}

extension ForgeRemote.Software {
  /// What it calls itself.
  fileprivate var title: String {
    switch self {
    case .github: "GitHub"
    case .gitlab: "GitLab"
    case .gitea: "Gitea"
    }
  }
}
