import CLibgit2

extension Repository {
  /// The attribute `name` of `path` by the work tree's `.gitattributes`, the repository's own and the
  /// user's.
  package func attribute(_ name: String, of path: TreePath) throws(GitError) -> AttributeValue {
    try withHandles { (handles) throws(GitError) in
      var found: UnsafePointer<CChar>?
      try checked(
        "read the attributes of a file",
        unsafe git_attr_get(
          &found, handles.repository.pointer, UInt32(GIT_ATTR_CHECK_FILE_THEN_INDEX),
          path.description, name))
      switch unsafe git_attr_value(found) {
      case GIT_ATTR_VALUE_TRUE: return .set
      case GIT_ATTR_VALUE_FALSE: return .unset
      case GIT_ATTR_VALUE_STRING:
        return unsafe found.map { unsafe .value(String(cString: $0)) } ?? .set
      default: return .unspecified
      }
    }
  }
}
