import Foundation
import Git

extension HealthCheck {
  /// Whether Git knows what the file system makes of upper and lower case.
  static func letterCase(of clone: Clone) throws -> [HealthCheck] {
    // Every repository has this folder, under its own name.
    let ignoresCase = FileManager.default.fileExists(
      atPath: clone.repository.commonDirectory + "OBJECTS")
    return [
      letterCase(
        fileSystemIgnoresCase: ignoresCase,
        gitDoes: try clone.repository.configFlag("core.ignoreCase") ?? false)
    ]
  }

  /// What follows from both.
  static func letterCase(fileSystemIgnoresCase: Bool, gitDoes: Bool) -> HealthCheck {
    switch (fileSystemIgnoresCase, gitDoes) {
    case (false, false): .ok(.letterCase, "upper and lower case are told apart")
    case (true, true):
      .ok(.letterCase, "the file system does not tell upper from lower case, and git knows it")
    case (true, false):
      .warning(
        .letterCase,
        "the file system does not tell upper from lower case, and git believes that it does",
        remedy: "run 'git config core.ignoreCase true'")
    case (false, true):
      .warning(
        .letterCase,
        "core.ignoreCase is set, and the file system tells upper from lower case: git overlooks renames",
        remedy: "run 'git config core.ignoreCase false'")
    }
  }
}
