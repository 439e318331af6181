/// The settings of a forge that the audit trail relies on, by the names that the forge's pages give them.
package struct ForgeSettings: Sendable {
  /// The forge.
  package let software: ForgeRemote.Software
  /// The settings, in the order of its pages.
  package let settings: [Setting]

  /// One setting.
  package struct Setting: Sendable, Equatable {
    /// The page: `Settings > Branches`.
    package let page: String
    /// Its name there.
    package let name: String
    /// What it is to be: `on`, `off` or a value.
    package let value: String
    /// What breaks without it; nil where that is the same as for the setting before.
    package let reason: String?
  }

  /// The name of the check that the workflows of `registrar init` report.
  static let check = "registry"

  /// The settings of `software` for the branch that changes land on.
  ///
  /// - Parameters:
  ///   - mergeMethod: how registry.yaml says that pull requests land.
  ///   - signsCommits: whether it asks for signed commits.
  package init(
    _ software: ForgeRemote.Software, branch: String, mergeMethod: MergeMethod, signsCommits: Bool
  ) {
    self.software = software
    settings =
      switch software {
      case .github: Self.github(branch, mergeMethod, signsCommits: signsCommits)
      case .gitlab: Self.gitlab(branch, mergeMethod, signsCommits: signsCommits)
      case .gitea: Self.gitea(branch, mergeMethod, signsCommits: signsCommits)
      }
  }

  /// The settings of one page: names, values and reasons.
  static func page(_ page: String, _ settings: [(String, String, String?)]) -> [Setting] {
    settings.map { Setting(page: page, name: $0.0, value: $0.1, reason: $0.2) }
  }
}
