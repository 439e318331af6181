/// Another repository that this one fetches from. Its address is not kept: it may hold a password.
package struct Remote: Hashable, Sendable {
  /// `origin`.
  package let name: String
  /// What a fetch brings.
  package let fetches: [FetchRefspec]
  /// Whether objects were left out that git fetches from it when it needs them: a partial clone.
  package let isPromisor: Bool

  /// Whether a plain `git fetch` brings what the remote calls `name`.
  package func fetches(_ name: RefName) -> Bool {
    let matching = fetches.filter { $0.matches(name) }
    return !matching.isEmpty && !matching.contains(where: \.isNegative)
  }
}
