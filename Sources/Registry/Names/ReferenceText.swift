/// A reference as a person types it: what it names may depend on the registry (`@latest`).
package enum ReferenceText: Hashable, Sendable {
  /// Names one document outright.
  case exact(EntityRef)
  /// `model@latest`: the highest released version.
  case latest(ModelName)

  private static let kinds = [
    "dataset", "incident", "model", "person", "policy", "risk", "system", "team", "waiver",
  ]

  /// Reads the forms of design: `credit/scorer`, `credit/scorer@2.1.0`, `…@latest`, `…#production/eu`,
  /// `…@2.1.0/eval:ID`, `…@2.1.0/approval:ID`, `team:risk`, `risk:SYSTEM/ID`, `waiver:W/approval:ID`, `registry`.
  package init(_ text: String) throws(NameError) {
    guard !text.isEmpty else { throw .empty(expected: "the reference") }
    if text == "registry" {
      self = .exact(.registry)
      return
    }
    let separators: Set<Character> = ["@", "#", ":"]
    if let first = text.firstIndex(where: { separators.contains($0) }), text[first] == ":" {
      let kind = String(text[..<first])
      self = .exact(try Self.named(kind, String(text[text.index(after: first)...]), in: text))
      return
    }
    if let hash = text.firstIndex(of: "#") {
      let parts = Self.halves(String(text[text.index(after: hash)...]))
      let name = parts.1 ?? EntityRef.defaultDeploymentName
      self = .exact(
        .deployment(
          try ModelName(String(text[..<hash])), environment: try Identifier(parts.0),
          name: try Identifier(name)))
      return
    }
    guard let at = text.firstIndex(of: "@") else {
      self = .exact(.model(try ModelName(text)))
      return
    }
    let model = try ModelName(String(text[..<at]))
    let parts = Self.halves(String(text[text.index(after: at)...]))
    if parts.0 == "latest", parts.1 == nil {
      self = .latest(model)
      return
    }
    let version = try VersionNumber(parts.0)
    guard let rest = parts.1 else {
      self = .exact(.version(model, version))
      return
    }
    if rest.hasPrefix("eval:") {
      self = .exact(.evaluation(model, version, try EvaluationID(String(rest.dropFirst(5)))))
    } else if rest.hasPrefix("approval:") {
      let id = try Identifier(String(rest.dropFirst(9)), start: .letterOrDigit)
      self = .exact(.approval(model, version, id))
    } else {
      throw .malformedReference(text)
    }
  }

  private static func named(
    _ kind: String, _ name: String, in text: String
  ) throws(NameError) -> EntityRef {
    switch kind {
    case "model": return .model(try ModelName(name))
    case "person": return .person(try Identifier(name, start: .letterOrDigit))
    case "team": return .team(try Identifier(name))
    case "dataset": return .dataset(try Identifier(name))
    case "system": return .system(try Identifier(name))
    case "policy": return .policy(try Identifier(name))
    case "waiver":
      let parts = halves(name)
      guard let rest = parts.1 else { return .waiver(try Identifier(name)) }
      guard rest.hasPrefix("approval:") else { throw .malformedReference(text) }
      return .waiverApproval(
        waiver: try Identifier(parts.0),
        try Identifier(String(rest.dropFirst(9)), start: .letterOrDigit))
    case "risk", "incident":
      let parts = halves(name)
      guard let id = parts.1 else { throw .malformedReference(text) }
      let system = try Identifier(parts.0)
      let identifier = try Identifier(id, start: .letterOrDigit)
      return kind == "risk"
        ? .risk(system: system, identifier) : .incident(system: system, identifier)
    default: throw .unknownKind(kind, known: kinds)
    }
  }

  /// The text before and after the first slash.
  private static func halves(_ text: String) -> (String, String?) {
    guard let slash = text.firstIndex(of: "/") else { return (text, nil) }
    return (String(text[..<slash]), String(text[text.index(after: slash)...]))
  }
}
