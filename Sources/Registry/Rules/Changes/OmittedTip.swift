package import Findings
import Git

extension RuleDescriptor {
  /// RG4102.
  package static let omittedTip = RuleDescriptor(
    4102, "omitted-tip", .error,
    "The tip of the base is among the first parents of what lands on it.",
    why: """
      Landings are the first parents of the governed branch. A head that merged the branch into itself \
      would, once pushed, make everything that landed before a side line of its own history, and \
      answers to 'what was there in March' would change. Rebase the commits onto the branch, or let the \
      forge make the merge.
      """,
    example: .words(
      fails: "'git pull' on a branch that had diverged, and a push of the merge",
      passes: "'git pull --rebase', or a merge that the forge makes of the pull request"))
}

extension ChangeRule {
  /// RG4102: a head that contains the tip has it among its first parents.
  package static let omittedTip = ChangeRule(.omittedTip) { change in
    guard case .omitsTip(let tip) = change.lineage else { return [] }
    return [
      Finding(
        .omittedTip, at: Finding.Location(path: RegistryPath.registryFile),
        "the base at \(tip.short) was merged into this branch instead of the branch into the base",
        remedy: "rebase the branch: 'git rebase \(tip.short)'")
    ]
  }
}
