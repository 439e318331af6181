import Documents

/// Who may do what: the base says.
extension ProposedChange {
  /// The teams that may change what every other file is judged by.
  var governors: [String] { base.registry?.root.strings("governance") ?? [] }

  /// Who the people behind addresses are: whom the base knows, by the base.
  var people: PersonDirectory { PersonDirectory(base, head, beside: outside) }

  /// Whether `person` is there, and belongs to `team` or is what the text names: by the base, and for a
  /// person or a team that comes with the change by the head.
  func isMember(_ person: EntityRef, of team: String) -> Bool {
    guard (base[person] ?? head[person])?.hasLeft(by: today) == false else { return false }
    if team == person.description { return true }
    guard case .exact(let ref)? = try? ReferenceText(team) else { return false }
    return (base[ref] ?? head[ref])?.members.contains(person.description) ?? false
  }

  /// Whether the file at `path` says by what others are judged.
  static func isRule(_ path: String) -> Bool {
    path == RegistryPath.registryFile || path == "schemas" || path == ".mailmap"
      || ["schemas/", "policies/", "trust/", "frameworks/"].contains { path.hasPrefix($0) }
  }
}
