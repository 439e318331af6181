/// Whom git's configuration names, as far as it does: `user.name` and `user.email`, and before them the keys of the
/// same names of `author` and `committer` (git-config(1)). Nothing is made up.
package struct ConfiguredIdentity: Sendable {
  /// What somebody is in a commit.
  package enum Role: String, Sendable, CaseIterable {
    case author, committer
  }

  private var names: [Role: String] = [:]
  private var emails: [Role: String] = [:]

  /// Reads it by what `setting` says of a key; what is empty is not set.
  init(_ setting: (String) throws(GitError) -> String?) throws(GitError) {
    func value(_ key: String) throws(GitError) -> String? {
      let text = try setting(key)
      return text == "" ? nil : text
    }
    let (name, email) = (try value("user.name"), try value("user.email"))
    for role in Role.allCases {
      let (ownName, ownEmail) = (try value("\(role).name"), try value("\(role).email"))
      names[role] = ownName ?? name
      emails[role] = ownEmail ?? email
    }
  }

  /// The name of the author or the committer.
  package func name(of role: Role) -> String? { names[role] }

  /// The address of the author or the committer.
  package func email(of role: Role) -> String? { emails[role] }
}
