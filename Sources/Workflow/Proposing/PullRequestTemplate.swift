import Git

/// The text that a repository wants in its pull requests.
enum PullRequestTemplate {
  /// The template in `tree` where `software` looks for one; nil when there is none.
  static func text(
    for software: ForgeRemote.Software, in tree: ObjectID, of repository: Repository
  ) throws -> String? {
    let (folders, name) = places(software)
    for folder in folders {
      guard let found = try subtree(folder, of: tree, in: repository) else { continue }
      // Forges do not care for the case of the name.
      let entry = try repository.tree(found).first { entry in
        entry.displayName.lowercased() == name
          && (entry.mode == .regular || entry.mode == .executable)
      }
      if let entry { return String(decoding: try repository.blob(entry.id), as: UTF8.self) }
    }
    return nil
  }

  private static func places(
    _ software: ForgeRemote.Software
  ) -> (folders: [String], name: String) {
    switch software {
    case .github: ([".github", "", "docs"], "pull_request_template.md")
    case .gitlab: ([".gitlab/merge_request_templates"], "default.md")
    case .gitea: ([".gitea", ".forgejo", ".github", "", "docs"], "pull_request_template.md")
    }
  }

  private static func subtree(
    _ folder: String, of tree: ObjectID, in repository: Repository
  ) throws -> ObjectID? {
    if folder.isEmpty { return tree }
    guard let entry = try repository.entry(at: try TreePath(folder), in: tree),
      entry.mode == .tree
    else { return nil }
    return entry.id
  }
}
