import CLibgit2

extension Repository {
  /// The value of a configuration key, as `git config KEY` prints it; nil when it is not set.
  package func configString(_ key: String) throws(GitError) -> String? {
    try withConfiguration { (configuration) throws(GitError) in
      try Self.value(of: key, in: configuration)
    }
  }

  /// Whether a configuration key is true, as `git config --bool KEY` reads it; nil when it is not set.
  ///
  /// - Throws: `GitError.libgit2` when the value is neither true nor false.
  package func configFlag(_ key: String) throws(GitError) -> Bool? {
    try withConfiguration { (configuration) throws(GitError) in
      var flag: Int32 = 0
      let code = unsafe git_config_get_bool(&flag, configuration.pointer, key)
      return try Self.isSet(key, code) ? flag != 0 : nil
    }
  }

  /// The path that a configuration key holds, `~` expanded, as `git config --path KEY` prints it; nil when
  /// it is not set.
  package func configPath(_ key: String) throws(GitError) -> String? {
    try withConfiguration { (configuration) throws(GitError) in
      var path = unsafe git_buf()
      defer { unsafe git_buf_dispose(&path) }
      let code = unsafe git_config_get_path(&path, configuration.pointer, key)
      guard try Self.isSet(key, code), let text = unsafe path.ptr else { return nil }
      return unsafe String(cString: text)
    }
  }

  /// The configuration keys that match a regular expression, every value of each, in order of their files;
  /// sections and names of keys are in lower case.
  func configEntries(matching pattern: String) throws(GitError) -> [(key: String, value: String)] {
    try withConfiguration { (configuration) throws(GitError) in
      let iterator = try unsafe Owned(
        "read the configuration", free: { unsafe git_config_iterator_free($0) }
      ) { unsafe git_config_iterator_glob_new(&$0, configuration.pointer, pattern) }
      var entries: [(key: String, value: String)] = []
      while true {
        var entry: UnsafeMutablePointer<git_config_entry>?
        let code = unsafe git_config_next(&entry, iterator.pointer)
        if code == GIT_ITEROVER.rawValue { break }
        try checked("read the configuration", code)
        guard let name = unsafe entry?.pointee.name else { continue }
        let value = unsafe entry?.pointee.value
        // A key without `=` is true.
        unsafe entries.append(
          (String(cString: name), value.map { unsafe String(cString: $0) } ?? "true"))
      }
      git_error_clear()
      return entries
    }
  }

  /// Runs `body` with the configuration of all levels as it is now.
  private func withConfiguration<Value: Sendable>(
    _ body: (borrowing Owned) throws(GitError) -> Value
  ) throws(GitError) -> Value {
    try withHandles { (handles) throws(GitError) -> Value in
      let repository = unsafe handles.repository.pointer
      let configuration = try unsafe Owned(
        "read the configuration", free: { unsafe git_config_free($0) }
      ) { unsafe git_repository_config_snapshot(&$0, repository) }
      return try body(configuration)
    }
  }

  /// Whom the configuration names.
  package func configuredIdentity() throws(GitError) -> ConfiguredIdentity {
    try withConfiguration { (configuration) throws(GitError) in
      try ConfiguredIdentity { (key) throws(GitError) in
        try Self.value(of: key, in: configuration)
      }
    }
  }

  /// Whom the user's own configuration names, where no repository is open yet.
  package static func userIdentity() throws(GitError) -> ConfiguredIdentity {
    try Libgit2.start()
    let configuration = try unsafe Owned(
      "read the user's configuration", free: { unsafe git_config_free($0) }
    ) { unsafe git_config_open_default(&$0) }
    let snapshot = try unsafe Owned(
      "read the user's configuration", free: { unsafe git_config_free($0) }
    ) { unsafe git_config_snapshot(&$0, configuration.pointer) }
    return try ConfiguredIdentity { (key) throws(GitError) in
      try value(of: key, in: snapshot)
    }
  }

  /// The value of a key in a snapshot of some configuration.
  private static func value(
    of key: String, in snapshot: borrowing Owned
  ) throws(GitError) -> String? {
    var value: UnsafePointer<CChar>?
    let code = unsafe git_config_get_string(&value, snapshot.pointer, key)
    guard try isSet(key, code) else { return nil }
    return unsafe value.map { unsafe String(cString: $0) }
  }

  /// Whether a key has a value, by what libgit2 said when it was asked for.
  private static func isSet(_ key: String, _ code: Int32) throws(GitError) -> Bool {
    if code == ResultCode.notFound.rawValue {
      git_error_clear()
      return false
    }
    try checked("read the configuration key \(key)", code)
    return true
  }
}
