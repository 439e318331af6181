import Foundation
import Git
import Registry
import Workflow

/// What the process finds around it: environment, directory, clock, time zone. Nothing else reads them.
struct Surroundings: Sendable {
  private let environment: [String: String]
  /// The current directory.
  let directory: String
  /// The wall clock; `REGISTRAR_NOW` pins it, for tests and reproducible runs.
  let now: Timestamp
  /// The moment that `REGISTRAR_NOW` names, where it is set.
  let pinnedNow: Timestamp?
  /// Offset of local time from UTC.
  let offsetMinutes: Int32

  /// The process's own.
  static let current = Surroundings(
    environment: ProcessInfo.processInfo.environment,
    directory: FileManager.default.currentDirectoryPath)

  init(environment: [String: String], directory: String) {
    self.environment = environment
    self.directory = directory
    let pinned = environment["REGISTRAR_NOW"].flatMap { try? Timestamp($0) }
    pinnedNow = pinned
    now = pinned ?? Timestamp(seconds: Int64(Date().timeIntervalSince1970))
    offsetMinutes = pinned == nil ? Int32(clamping: TimeZone.current.secondsFromGMT() / 60) : 0
  }

  /// `REGISTRAR_REPOSITORY`.
  var repository: String? { value("REGISTRAR_REPOSITORY") }
  /// `GITHUB_STEP_SUMMARY`: the file whose Markdown GitHub Actions shows with the job.
  var gitHubStepSummary: String? { value("GITHUB_STEP_SUMMARY") }
  /// Whether `NO_COLOR` asks for plain text.
  var wantsNoColor: Bool { value("NO_COLOR") != nil }
  /// Whether the terminal cannot do colour.
  var isDumbTerminal: Bool { environment["TERM"] == "dumb" }

  /// `GIT_AUTHOR_NAME` and `GIT_AUTHOR_EMAIL`, or those of the committer.
  func identity(of role: ConfiguredIdentity.Role) -> Identity.Parts {
    let prefix = "GIT_\(role.rawValue.uppercased())"
    return (value("\(prefix)_NAME"), value("\(prefix)_EMAIL"))
  }
  /// `GIT_AUTHOR_DATE`, RFC 3339 or git's `@seconds`.
  var authorDate: Timestamp? { get throws { try date("GIT_AUTHOR_DATE") } }
  /// `GIT_COMMITTER_DATE`, likewise.
  var committerDate: Timestamp? { get throws { try date("GIT_COMMITTER_DATE") } }

  /// What a variable holds; nil where that is nothing.
  func value(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private func date(_ name: String) throws -> Timestamp? {
    guard let text = value(name) else { return nil }
    let digits = text.hasPrefix("@") ? String(text.dropFirst().prefix { $0 != " " }) : text
    if let seconds = Int64(digits), seconds.magnitude < 1 << 40 {
      return Timestamp(seconds: seconds)
    }
    return try Timestamp(text)
  }
}
