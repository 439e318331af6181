import CLibgit2

/// The results of libgit2 that this target tells apart.
enum ResultCode: Int32 {
  /// Nothing goes by that name.
  case notFound = -3
  /// Something goes by that name already.
  case exists = -4
  /// Several objects go by that name.
  case ambiguous = -5
  /// The text is no name or revision.
  case invalidSpecification = -12
  /// Another process holds the lock file.
  case locked = -14
  /// The object does not lead to one of the kind asked for.
  case peel = -25
  /// The repository belongs to another user.
  case wrongOwner = -36
}

/// Passes a result of libgit2 on, or throws what went wrong: the one place where its thread-local
/// error is read.
///
/// The error is read and cleared before anything else can call libgit2 on this thread.
///
/// - Parameters:
///   - operation: what was attempted, as a verb phrase.
///   - code: what the library returned; negative means failure.
///   - meanings: what certain codes mean to this caller.
@discardableResult
func checked(
  _ operation: String, _ code: Int32, _ meanings: @autoclosure () -> [ResultCode: GitError] = [:]
) throws(GitError) -> Int32 {
  if code >= 0 { return code }
  var message = ""
  var category: Int32 = 0
  if let error = unsafe git_error_last() {
    category = unsafe error.pointee.klass
    if let text = unsafe error.pointee.message { message = unsafe String(cString: text) }
  }
  git_error_clear()
  if let known = ResultCode(rawValue: code), let meaning = meanings()[known] { throw meaning }
  throw GitError(operation: operation, code: code, category: category, message: message)
}
