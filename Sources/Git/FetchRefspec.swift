/// Which references a fetch brings, one line of `remote.NAME.fetch`: `+refs/heads/*:refs/remotes/origin/*`.
package struct FetchRefspec: Hashable, Sendable {
  /// Whether it leaves out what it matches (`^refs/heads/wip/*`).
  package let isNegative: Bool
  /// What the remote calls it, a full name with one `*` at most.
  private let source: Substring

  /// Reads a line as `git fetch` does; a name that is not full means a branch.
  package init(_ text: String) {
    isNegative = text.hasPrefix("^")
    let source = text.drop { $0 == "+" || $0 == "^" }.prefix { $0 != ":" }
    let isFull = source.hasPrefix("refs/") || source == "HEAD"
    self.source = isFull ? source : "refs/heads/" + source
  }

  /// Whether it speaks of the reference that the remote calls `name`.
  package func matches(_ name: RefName) -> Bool {
    let name = name.description
    guard let star = source.firstIndex(of: "*") else { return source == name }
    let start = source[..<star]
    let end = source[source.index(after: star)...]
    return name.utf8.count >= start.utf8.count + end.utf8.count
      && name.hasPrefix(start) && name.hasSuffix(end)
  }
}
