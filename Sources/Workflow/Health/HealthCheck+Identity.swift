import Git
import Registry

extension HealthCheck {
  /// Who changes are committed as, and whether the registry knows who that is.
  static func identity(of clone: Clone) throws -> [HealthCheck] {
    guard let author = clone.author else {
      return [
        .problem(
          .identity, "nobody is named as the author of changes",
          remedy: "run 'git config user.name NAME' and 'git config user.email ADDRESS'")
      ]
    }
    let words = "changes are by \(author.name) <\(author.email)>"
    guard let snapshot = clone.snapshot, !snapshot.all(.person).isEmpty else {
      return [.ok(.identity, words)]
    }
    let outside = try OutsidePeople.configured(in: clone.repository)
    if let person = PersonDirectory(snapshot, beside: outside).person(email: author.email) {
      return [.ok(.identity, "\(words), \(person)")]
    }
    return [
      .warning(
        .identity, "\(words), whom no person of the registry lists",
        remedy:
          "run 'registrar set person:NAME emails+=\(author.email)', so that rules about owners "
          + "and approvers know who it is")
    ]
  }
}
