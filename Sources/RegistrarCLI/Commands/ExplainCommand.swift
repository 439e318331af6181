import ArgumentParser
import Documents
import Findings
import Registry

/// `registrar explain RULE`.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule asks, why, what to do about it, and what breaks and keeps it.")

  @OptionGroup var repository: RepositoryOptions

  @Argument(help: ArgumentHelp("A rule's id or name; all rules when left out.", valueName: "rule"))
  var rule: String?

  func run() throws {
    let console = repository.console
    guard let rule else {
      for rule in RuleCatalogue.all {
        console.print(
          "\(rule.id)  \(rule.severity.rawValue.padded(to: 7))  \(rule.name.padded(to: 22))  \(rule.summary)"
        )
      }
      return
    }
    guard let found = RuleCatalogue.rule(rule) else {
      throw UnknownRule(
        name: rule, similar: Spelling.closest(to: rule, among: RuleCatalogue.all.map(\.name)))
    }
    console.print(
      """
      \(console.styled("\(found.id) \(found.name)", .bold)) (\(found.severity.rawValue))

      \(found.summary)

      \(found.explanation)
      """)
    if let example = found.example { console.printRaw("\n" + ExampleText.text(example)) }
  }
}

extension String {
  /// The text with spaces behind it up to `width` characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

/// No rule goes by this id or name.
struct UnknownRule: Error {
  let name: String
  let similar: String?
}
