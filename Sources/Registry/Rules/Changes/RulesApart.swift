package import Findings

extension RuleDescriptor {
  /// RG4104.
  package static let rulesApart = RuleDescriptor(
    4104, "rules-apart", .error,
    "Where pull requests land by rebase, a change of rules comes without a change of data.",
    why: """
      A rebase lands every commit by itself. Data that is judged by the old rules as part of the pull \
      request would stand behind the new rules in the branch, and each state would be judged by other \
      rules than those that it was reviewed under. Change the rules in a pull request of their own.
      """,
    example: .words(
      fails: "a pull request under 'mergeMethod: rebase' edits a schema and a model",
      passes: "one pull request edits the schema, and the next one the model"))
}

extension ChangeRule {
  /// RG4104: under `mergeMethod: rebase` rules and data do not change together.
  package static let rulesApart = ChangeRule(.rulesApart) { change in
    guard change.base.registry?.text("mergeMethod") == "rebase",
      let rule = change.paths.first(where: ProposedChange.isRule),
      let data = change.paths.first(where: {
        RegistryPath.isDocument($0) && !ProposedChange.isRule($0)
      })
    else { return [] }
    return [
      Finding(
        .rulesApart, at: Finding.Location(path: rule),
        "the change edits rules and data, such as \(data), and lands by rebase",
        remedy: "split it: first the rules, then the data")
    ]
  }
}
