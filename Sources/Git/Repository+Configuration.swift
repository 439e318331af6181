import CLibgit2

extension Repository {
  /// The value of a configuration key, as `git config KEY` prints it; nil when it is not set.
  package func configString(_ key: String) throws(GitError) -> String? {
    try withHandles { (handles) throws(GitError) in
      let repository = unsafe handles.repository.pointer
      let configuration = try unsafe Owned(
        "read the configuration", free: { unsafe git_config_free($0) }
      ) { unsafe git_repository_config_snapshot(&$0, repository) }
      return try Self.value(of: key, in: configuration)
    }
  }

  /// The name and address that the user configured; nil unless both are. Nothing is made up.
  package func configuredIdentity() throws(GitError) -> (name: String, email: String)? {
    guard let name = try configString("user.name"), let email = try configString("user.email")
    else { return nil }
    return (name, email)
  }

  /// The name and address in the user's own configuration, where no repository is open yet; nil
  /// unless both are set.
  package static func userIdentity() throws(GitError) -> (name: String, email: String)? {
    try Libgit2.start()
    let configuration = try unsafe Owned(
      "read the user's configuration", free: { unsafe git_config_free($0) }
    ) { unsafe git_config_open_default(&$0) }
    let snapshot = try unsafe Owned(
      "read the user's configuration", free: { unsafe git_config_free($0) }
    ) { unsafe git_config_snapshot(&$0, configuration.pointer) }
    guard let name = try value(of: "user.name", in: snapshot),
      let email = try value(of: "user.email", in: snapshot)
    else { return nil }
    return (name, email)
  }

  /// The value of a key in a snapshot of some configuration.
  private static func value(
    of key: String, in snapshot: borrowing Owned
  ) throws(GitError) -> String? {
    var value: UnsafePointer<CChar>?
    let code = unsafe git_config_get_string(&value, snapshot.pointer, key)
    if code == ResultCode.notFound.rawValue {
      git_error_clear()
      return nil
    }
    try checked("read the configuration key \(key)", code)
    return unsafe value.map { unsafe String(cString: $0) }
  }
}
