import Findings

/// The example of a rule for people: Markdown that reads well on a terminal.
enum ExampleText {
  /// What breaks the rule and what keeps it.
  static func text(_ example: RuleExample) -> String {
    switch example {
    case .words(let fails, let passes): return "Breaks it: \(fails).\n\nKeeps it: \(passes).\n"
    case .files(let before, let fails, let passes):
      return [("Before:", before), ("Breaks it:", fails), ("Keeps it:", passes)]
        .filter { !$0.1.isEmpty }
        .map { title, files in "\(title)\n\n" + files.map(block).joined(separator: "\n") }
        .joined(separator: "\n")
    }
  }

  /// A file as an indented block, which Markdown takes as it is.
  private static func block(_ file: RuleExample.File) -> String {
    guard let content = file.content else { return "    (no file \(file.path))\n" }
    let lines = content.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }
    return "    # \(file.path)\n" + lines.joined(separator: "\n")
  }
}
