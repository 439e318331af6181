import Registry

/// Why a request cannot be answered as asked: the facts, put in words by `Problem`.
enum RequestError: Error, Sendable {
  /// Nothing is at that path.
  case noSuchPage
  /// The site is never written to.
  case methodNotAllowed
  /// The request names a host that this is not, or none.
  case wrongHost(String?)
  case malformedQuery
  case queryTooLong(limit: Int)
  case unknownParameter(String, known: [String])
  case repeatedParameter(String)
  /// The value of a parameter is not of its form; `expected` says what is.
  case malformedParameter(String, value: String, expected: String)
  /// A filter, sort or choice of fields that makes no sense.
  case filter(FilterError, parameter: String)
  /// The cursor was made by another question.
  case foreignCursor
  /// The cursor's place does not exist.
  case staleCursor
  case noSuchRevision(String)
  case noSuchReference(String, similar: String?)
}
