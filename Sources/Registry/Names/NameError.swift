/// Why a text names nothing.
package enum NameError: Error, Hashable, Sendable {
  case empty(expected: String)
  case tooLong(String, limit: Int)
  case invalidCharacter(String, character: Character)
  case invalidStart(String)
  case reserved(String)
  case tooManyParts(String)
  case malformedVersion(String)
  case malformedEvaluation(String)
  case malformedReference(String)
  case unknownKind(String, known: [String])
  case malformedDate(String)

  /// A lower-case fragment that says what is wrong.
  package var summary: String {
    switch self {
    case .empty(let expected): "\(expected) is empty"
    case .tooLong(let name, let limit): "'\(name)' is longer than \(limit) characters"
    case .invalidCharacter(let name, let character):
      "'\(name)' contains '\(character)', which is not allowed in a name"
    case .invalidStart(let name): "'\(name)' does not start with a lower-case letter"
    case .reserved(let name): "'\(name)' is reserved and cannot be a name"
    case .tooManyParts(let name): "'\(name)' has more than one namespace"
    case .malformedVersion(let text): "'\(text)' is not a semantic version"
    case .malformedEvaluation(let text): "'\(text)' is not an evaluation id"
    case .malformedReference(let text): "'\(text)' is not a reference"
    case .unknownKind(let text, _): "'\(text)' is not a kind of document"
    case .malformedDate(let text): "'\(text)' is not a date"
    }
  }

  /// What a valid text looks like.
  package var remedy: String? {
    switch self {
    case .empty, .tooLong, .invalidCharacter, .invalidStart:
      "use lower-case ASCII letters, digits and '-', a letter first, at most 64 characters"
    case .reserved: "choose another name"
    case .tooManyParts: "write a model as 'name' or 'namespace/name'"
    case .malformedVersion: "write a version like 2.1.0 or 2.1.0-rc.1 (https://semver.org)"
    case .malformedEvaluation:
      "an evaluation id begins with its date, like 2026-11-23-holdout-3fa91c02"
    case .malformedReference:
      "write model, model@1.2.0, model#production, or kind:name as in team:risk"
    case .unknownKind(_, let known): "one of \(known.joined(separator: ", "))"
    case .malformedDate: "write 2026-11-30 or 2026-11-30T09:00:00Z"
    }
  }
}
