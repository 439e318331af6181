/// What is asked for, without the transport.
struct WebRequest: Sendable {
  /// What may be asked of an address.
  enum Method: Sendable {
    case get, head, options
    /// Anything that would write, or that no page knows.
    case other
  }

  /// The method.
  let method: Method
  /// Path and query as sent.
  let target: String
  /// The authority that the client believes it is speaking to.
  let host: String?
  /// The `If-None-Match` field.
  let ifNoneMatch: String?

  /// The part before `?`.
  var path: Substring { target.prefix { $0 != "?" } }
  /// The part after it, without a fragment.
  var query: Substring { target.dropFirst(path.count + 1).prefix { $0 != "#" } }
  /// Whether a program asks rather than a person.
  var isForAPI: Bool { path.hasPrefix("/api/") || path == "/api" }
}
