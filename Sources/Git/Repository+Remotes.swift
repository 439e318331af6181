import CLibgit2

extension Repository {
  /// The remotes that have an address, in order of their names.
  package func remotes() throws(GitError) -> [Remote] {
    var settings: [String: [String: [String]]] = [:]
    for (key, value) in try configEntries(matching: "^remote\\..+\\.") {
      // A remote's name may hold dots; a key's does not.
      let parts = key.split(separator: ".", omittingEmptySubsequences: false)
      let name = parts.dropFirst().dropLast().joined(separator: ".")
      settings[name, default: [:]][String(parts[parts.count - 1]), default: []].append(value)
    }
    return settings.filter { $0.value["url"] != nil }.map { name, values in
      let promises = values["promisor"]?.last?.lowercased()
      return Remote(
        name: name, fetches: (values["fetch"] ?? []).map { FetchRefspec($0) },
        isPromisor: promises == "true" || values["partialclonefilter"] != nil)
    }.sorted { $0.name.precedesByBytes($1.name) }
  }

  /// The reference that a branch follows, `refs/remotes/origin/main`; nil when it follows none. It need
  /// not exist.
  package func upstream(of branch: RefName) throws(GitError) -> RefName? {
    try withHandles { (handles) throws(GitError) in
      var name = unsafe git_buf()
      defer { unsafe git_buf_dispose(&name) }
      let code = unsafe git_branch_upstream_name(
        &name, handles.repository.pointer, branch.description)
      if code == ResultCode.notFound.rawValue {
        git_error_clear()
        return nil
      }
      try checked("find what \(branch.shortName) follows", code)
      return unsafe name.ptr.flatMap { unsafe RefName(found: String(cString: $0)) }
    }
  }
}
