import Documents
package import Findings
import Git

extension RuleDescriptor {
  /// RG4101.
  package static let ownersOnly = RuleDescriptor(
    4101, "owners-only", .warning, "A model is changed by members of the team that owns it.",
    why: """
      The owner answers for a model, so that others should not change it behind the owner's back. The \
      author of each commit is looked up in people/ by address, principal or login; the base says who \
      is in which team. Teams listed under 'governance' in registry.yaml act for owners who left. Set \
      the severity in registry.yaml to refuse such changes.
      """,
    example: .words(
      fails: "Bob, who is in team:lending, changes a model of team:risk",
      passes: "Ada, who is in team:risk, changes it; Bob reviews"))
}

extension ChangeRule {
  /// RG4101: whoever changes a model is in its owner team, or in a governance team.
  package static let ownersOnly = ChangeRule(.ownersOnly) { change in
    // A registry that is only beginning has no owners yet.
    guard change.base.registry != nil else { return [] }
    let people = change.people
    var told: Set<String> = []
    return change.documents.flatMap { path, old, new -> [Finding] in
      guard let entity = new ?? old, let model = entity.ref.model,
        let owner = owner(of: model, in: change)
      else { return [] }
      return (change.authors[path] ?? []).compactMap { author -> Finding? in
        let person = people.person(email: author.email)
        if let person,
          ([owner] + change.governors).contains(where: { change.isMember(person, of: $0) })
        {
          return nil
        }
        // Once for each author and model: the first file stands for the others.
        guard told.insert("\(model) \(author.email.lowercased())").inserted else { return nil }
        let who = person.map { "'\($0)'" } ?? "'\(author.name)', whom people/ does not know,"
        return Finding(
          .ownersOnly, at: Finding.Location(path: path),
          "\(who) changes \(EntityRef.model(model)), which belongs to \(owner)",
          remedy: "ask a member of \(owner) to make the change, or to be added to the team first")
      }
    }
  }

  /// The owner by the base; for a model that is new, the one that the change gives it.
  private static func owner(of model: ModelName, in change: ProposedChange) -> String? {
    (change.base[.model(model)] ?? change.head[.model(model)])?.text("owner")
  }
}
