import Documents

/// The parameters behind the `?` of an address, each at most once.
struct Query: Sendable, Equatable {
  /// The longest query that is read, in bytes.
  static let maximumLength = 8192

  private var values: [String: String]

  /// Reads what stands behind the `?`; a parameter without a value counts as absent, since forms send those.
  init(_ raw: Substring) throws(RequestError) {
    guard raw.utf8.count <= Self.maximumLength else {
      throw .queryTooLong(limit: Self.maximumLength)
    }
    var values: [String: String] = [:]
    for pair in raw.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentEncoding.decoded(parts[0], plusIsSpace: true),
        let value = PercentEncoding.decoded(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
      else { throw .malformedQuery }
      guard values.updateValue(value, forKey: name) == nil else { throw .repeatedParameter(name) }
    }
    self.values = values
  }

  /// The value of `name`, or nil when it is absent or empty.
  subscript(name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// The same with another value of `name`; nil takes it out.
  func setting(_ name: String, to value: String?) -> Query {
    var query = self
    query.values[name] = value
    return query
  }

  /// Refuses parameters other than those in `known`.
  func allow(_ known: [String]) throws(RequestError) {
    if let name = values.keys.sorted().first(where: { !known.contains($0) }) {
      throw .unknownParameter(name, known: known)
    }
  }
}
