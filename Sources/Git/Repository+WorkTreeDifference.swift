import CLibgit2

extension Repository {
  /// The paths at which the work tree has anything else than `tree`, ignored files left out.
  ///
  /// Files whose state on disk is the one that the index noted are not read, as for `git status`.
  ///
  /// - Parameter directory: looks only at this path and what lies below it.
  /// - Throws: `GitError.bareRepository`; `.unsupportedRepository` when the index cannot be read.
  package func workTreeDifference(
    from tree: ObjectID, under directory: TreePath? = nil
  ) throws(GitError) -> [TreePath] {
    let index = try IndexFile(path: indexPath)
    let survey = try WorkTreeSurvey(self, under: directory, in: index)
    let loose = survey.files.filter { !$0.isNoted }
    let suspects = Set((loose.map(\.path) + survey.gone).compactMap { TreePath(bytes: $0) })
      .union(try staged(since: tree, under: directory))
    // A repository of its own that nobody tracks is one thing, whatever it holds.
    let repositories = Set(
      loose.lazy.filter { $0.mode == .gitlink }.compactMap { TreePath(bytes: $0.path) })
    // What sparse checkout leaves out is no difference, and neither is what filters undo.
    let changed = try localChanges(
      to: suspects.subtracting(repositories).sorted(), comparedWith: tree, in: index)
    return repositories.union(changed).sorted()
  }

  /// The paths at which the index has anything else than `tree`.
  private func staged(
    since tree: ObjectID, under directory: TreePath?
  ) throws(GitError) -> [TreePath] {
    try withHandles { (handles) throws(GitError) in
      let repository = unsafe handles.repository.pointer
      var options = unsafe git_diff_options()
      try checked(
        "prepare to compare files",
        unsafe git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION)))
      unsafe options.flags =
        GIT_DIFF_INCLUDE_TYPECHANGE.rawValue | GIT_DIFF_DISABLE_PATHSPEC_MATCH.rawValue
      var id = tree.oid
      let old = try unsafe Owned("read a tree", free: { unsafe git_tree_free($0) }) {
        unsafe git_tree_lookup(&$0, repository, &id)
      }
      let diff = try unsafe Owned("compare files", free: { unsafe git_diff_free($0) }) { handle in
        unsafe Self.withPathspec(directory) { pathspec in
          unsafe options.pathspec = pathspec
          return unsafe git_diff_tree_to_index(&handle, repository, old.pointer, nil, &options)
        }
      }
      return unsafe Self.paths(of: diff.pointer)
    }
  }

  /// Calls `body` with a list of the one path to look at, or of none for all.
  static func withPathspec(
    _ directory: TreePath?, _ body: (git_strarray) -> Int32
  ) -> Int32 {
    guard let directory else { return unsafe body(git_strarray(strings: nil, count: 0)) }
    var text = directory.description.utf8CString
    return unsafe text.withUnsafeMutableBufferPointer { text in
      var path = text.baseAddress
      return unsafe withUnsafeMutablePointer(to: &path) { paths in
        unsafe body(git_strarray(strings: paths, count: 1))
      }
    }
  }

  private static func paths(of diff: OpaquePointer) -> [TreePath] {
    var paths: Set<TreePath> = []
    for index in 0..<(unsafe git_diff_num_deltas(diff)) {
      guard let delta = unsafe git_diff_get_delta(diff, index)?.pointee else { continue }
      // Without a search for renames both sides have one path.
      guard let name = unsafe delta.new_file.path ?? delta.old_file.path else { continue }
      if let path = TreePath(bytes: unsafe String(cString: name).utf8) { paths.insert(path) }
    }
    return paths.sorted()
  }
}
