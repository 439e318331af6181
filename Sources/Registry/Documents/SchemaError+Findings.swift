package import Documents
package import Findings
package import JSONSchema

/// What people are told about a schema that cannot be used.
extension SchemaError {
  /// The error as findings: one, or one for every way in which the schema breaks its meta-schema.
  ///
  /// - Parameters:
  ///   - path: the file of the schema.
  ///   - pathOf: the file of another document that the schema refers to, if it is known.
  ///   - troubleAt: what is wrong with the file that a reference leads to, where that is why it fails.
  package func findings(
    for path: String, pathOf: (Document) -> String? = { _ in nil },
    troubleAt: (String) -> Finding? = { _ in nil }
  ) -> [Finding] {
    func finding(at node: Node?, _ summary: String, _ remedy: String?) -> Finding {
      let location =
        node.map {
          Finding.Location(
            path: pathOf($0.document) ?? path, range: $0.range, in: $0.document.lines)
        } ?? Finding.Location(path: path)
      return Finding(.brokenSchema, at: location, summary, remedy: remedy)
    }
    switch reason {
    case .invalidSchema(let failures) where !failures.isEmpty:
      return failures.mistakes.map { failure in
        finding(
          at: failure.instance, "the schema breaks its meta-schema: \(failure.summary)",
          failure.remedy)
      }
    case .unresolvedReference(let uri):
      guard let trouble = troubleAt(uri) else {
        return [finding(at: location, summary, remedy)]
      }
      return [
        finding(at: location, "the reference '\(uri)' leads to a file that cannot be used", nil),
        trouble,
      ]
    default: return [finding(at: location, summary, remedy)]
    }
  }

  /// What to do about it, where that can be said.
  private var remedy: String? {
    switch reason {
    case .unresolvedReference(let uri): remedy(forReference: uri)
    case .ambiguousIdentifier: "give one of them another '$id'"
    case .duplicateIdentifier: "rename one of the two"
    case .identifierWithFragment: "name a part of a schema by '$anchor'"
    case .malformedKeyword, .invalidSchema: nil
    case .notASchema: "write an object, or true or false"
    case .invalidPattern:
      "patterns are regular expressions of ECMA-262, read as with its flag 'u'"
    case .unknownDialect:
      "write 'https://json-schema.org/draft/2020-12/schema', or give the meta-schema's document "
        + "with --remotes DIR"
    case .unknownVocabulary:
      "only the vocabularies of Draft 2020-12 are known; the value false makes one optional"
    case .infiniteReference:
      "let one of them apply to a part of the value, as below 'properties' or 'items'"
    }
  }

  private func remedy(forReference uri: String) -> String {
    let parts = uri.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    if String(parts[0]) == schema {
      return closest(to: parts.last.map(String.init) ?? "").map { "did you mean '#\($0)'?" }
        ?? "define it in this schema, or correct the reference"
    }
    return
      "nothing is fetched: give the folder that holds it with --remotes DIR, or embed it below "
      + "'$defs' with this '$id'"
  }

  /// The pointer of the schema's document that differs from `fragment` in one misspelt name.
  private func closest(to fragment: String) -> String? {
    guard var node = location?.document.root, let pointer = JSONPointer(fragment) else {
      return nil
    }
    var path = JSONPointer.root
    for (position, token) in pointer.tokens.enumerated() {
      if let next = node.value(at: JSONPointer([token])) {
        node = next
        path.tokens.append(token)
        continue
      }
      guard let close = Spelling.closest(to: token, among: node.members.map(\.name)) else {
        return nil
      }
      let mended = JSONPointer(path.tokens + [close] + pointer.tokens[(position + 1)...])
      return location?.document.root.value(at: mended) == nil ? nil : mended.description
    }
    return nil
  }
}
