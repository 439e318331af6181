import Foundation
import TestSupport

/// The built `registrar`, run as people run it.
enum Program {
  /// The executable, which the build leaves beside the test bundle.
  static let path = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "registrar").path(percentEncoded: false)

  /// Who writes, when, and nothing of the machine.
  static func environment(home: String) -> [String: String] {
    [
      "HOME": home, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "REGISTRAR_NOW": "2026-11-30T12:00:00Z", "GIT_TERMINAL_PROMPT": "0",
      "GIT_OPTIONAL_LOCKS": "0",
      "GIT_AUTHOR_NAME": "Ada Author", "GIT_AUTHOR_EMAIL": "ada@example.org",
      "GIT_AUTHOR_DATE": "2026-11-30T11:00:00Z", "GIT_COMMITTER_NAME": "Carl Committer",
      "GIT_COMMITTER_EMAIL": "carl@example.org", "GIT_COMMITTER_DATE": "2026-11-30T11:00:00Z",
    ]
  }
}
