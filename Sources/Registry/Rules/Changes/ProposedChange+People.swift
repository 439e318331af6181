import Documents

/// Who may do what: the base says.
extension ProposedChange {
  /// The teams that may change what every other file is judged by.
  var governors: [String] {
    (base.registry?.root["governance"]?.elements.map { $0 } ?? []).compactMap(\.string)
  }

  /// Whether `person` belongs to `team`, or is what the text names: by the base, and for a team that comes
  /// with the change by the head.
  func isMember(_ person: EntityRef, of team: String) -> Bool {
    if team == person.description { return true }
    guard case .exact(let ref)? = try? ReferenceText(team) else { return false }
    let entity = base[ref] ?? head[ref]
    return entity?.root["members"]?.elements.contains { $0.string == person.description } ?? false
  }

  /// Whether the file at `path` says by what others are judged.
  static func isRule(_ path: String) -> Bool {
    path == RegistryPath.registryFile
      || ["schemas/", "policies/", "trust/", "frameworks/"].contains { path.hasPrefix($0) }
  }
}
