import ArgumentParser
import Documents
import Findings
import Foundation

/// How findings are printed.
enum FindingFormat: String, CaseIterable {
  case human, json, sarif, github, gitlab, junit, tap

  /// Prints `report`, its closing line apart from machine formats, on `console`.
  func print(_ report: FindingReport, on console: Console) {
    let summary = report.counts.summary(of: report.judged, "file")
    switch self {
    case .human:
      console.printRaw(console.findings(report.findings))
      console.talk(summary)
    case .json:
      console.print(
        JSONWriter.text(
          JSONFindings.value(report.findings, filesChecked: report.judged), .indented))
    case .sarif:
      console.print(
        JSONWriter.text(
          SARIFFindings.value(report, toolVersion: Version.text), .indented))
    case .github:
      console.printRaw(GitHubFindings.text(report))
      console.talk(summary)
      writeJobSummary(report, console)
    case .gitlab: console.print(JSONWriter.text(GitLabFindings.value(report), .indented))
    case .junit: console.printRaw(JUnitFindings.text(report))
    case .tap: console.printRaw(TAPFindings.text(report))
    }
  }

  /// Adds to the summary of the job where GitHub Actions names a file for it.
  private func writeJobSummary(_ report: FindingReport, _ console: Console) {
    guard let path = Surroundings.current.gitHubStepSummary else { return }
    do {
      if !FileManager.default.fileExists(atPath: path) {
        try Data().write(to: URL(filePath: path))
      }
      let file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.seekToEnd()
      try file.write(contentsOf: Data(MarkdownFindings.text(report).utf8))
      try file.close()
    } catch {
      console.complain("warning: the job summary '\(path)' cannot be written")
    }
  }
}
