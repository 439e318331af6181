package import Findings
import Git

extension RuleDescriptor {
  /// RG4103.
  package static let governorsOnly = RuleDescriptor(
    4103, "governors-only", .warning,
    "registry.yaml, schemas, policies, frameworks and trust are changed by governance teams.",
    why: """
      Whoever changes these files changes what all others are judged by. registry.yaml lists the teams \
      under 'governance'; the base says who is in them. Set the severity in registry.yaml to refuse such \
      changes.
      """,
    example: .words(
      fails: "Bob, who is in no governance team, switches a rule off in registry.yaml",
      passes: "Ada, who is in team:risk, which 'governance' lists, does it"))
}

extension ChangeRule {
  /// RG4103: whoever changes a rule is in a governance team.
  package static let governorsOnly = ChangeRule(.governorsOnly) { change in
    guard change.base.registry != nil else { return [] }
    let people = change.people
    return change.paths.filter(ProposedChange.isRule).flatMap { path in
      (change.authors[path] ?? []).compactMap { author -> Finding? in
        let person = people.person(email: author.email)
        if let person, change.governors.contains(where: { change.isMember(person, of: $0) }) {
          return nil
        }
        let who = person.map { "'\($0)'" } ?? "'\(author.name)', whom people/ does not know,"
        return Finding(
          .governorsOnly, at: Finding.Location(path: path),
          "\(who) changes what others are judged by",
          remedy: "ask a member of \(change.governors.joined(separator: " or ")) to make the change"
        )
      }
    }
  }
}
