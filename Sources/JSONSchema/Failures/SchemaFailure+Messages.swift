import Documents

/// What people read about a failure.
extension SchemaFailure {
  /// A lower-case fragment that says what is wrong, with the offending value in quotes.
  package var summary: String {
    let value = Phrase.value(instance)
    return switch kind {
    case .type(let expected, let actual): Phrase.wrongType(instance, expected, actual)
    case .enumeration(let allowed) where allowed.isEmpty: "\(value) is not allowed; nothing is"
    case .enumeration(let allowed) where allowed.count == 1:
      "\(value) is not \(Phrase.value(allowed[0]))"
    case .enumeration(let allowed): "\(value) is not one of \(Phrase.list(allowed))"
    case .constant(let constant): "\(value) is not \(Phrase.value(constant))"
    case .minimum(let limit): "\(value) is below the minimum \(Phrase.value(limit))"
    case .exclusiveMinimum(let limit): "\(value) is not above \(Phrase.value(limit))"
    case .maximum(let limit): "\(value) is above the maximum \(Phrase.value(limit))"
    case .exclusiveMaximum(let limit): "\(value) is not below \(Phrase.value(limit))"
    case .multipleOf(let divisor): "\(value) is not a multiple of \(Phrase.value(divisor))"
    case .minLength(let limit, let actual):
      "\(value) has \(Phrase.count(actual, "character")), at least \(limit) are needed"
    case .maxLength(let limit, let actual):
      "\(value) has \(Phrase.count(actual, "character")), at most \(limit) are allowed"
    case .pattern(let pattern): "\(value) does not match the pattern '\(pattern)'"
    case .format(let name): "\(value) is no valid \(name)"
    case .minItems(let limit, let actual):
      "\(Phrase.count(actual, "element")) where at least \(limit) must be"
    case .maxItems(let limit, let actual):
      "\(Phrase.count(actual, "element")) where at most \(limit) may be"
    case .uniqueItems: "\(value) repeats an earlier element"
    case .contains(0, _, nil): "no element is of the kind that must be present"
    case .contains(let matching, let least, _) where matching < least:
      "\(Phrase.count(matching, "element")) of the kind that must be present, at least \(least) needed"
    case .contains(let matching, _, let most):
      "\(Phrase.count(matching, "element")) of a kind that may be present at most \(most ?? 0) times"
    case .unexpectedItem(let position): "element \(position + 1), \(value), is one too many"
    case .minProperties(let limit, let actual):
      "\(Phrase.count(actual, "key")) where at least \(limit) must be"
    case .maxProperties(let limit, let actual):
      "\(Phrase.count(actual, "key")) where at most \(limit) may be"
    case .required(let missing): "the key '\(missing)' is missing"
    case .dependentRequired(let missing, let because):
      "the key '\(missing)' is missing, which '\(because)' asks for"
    case .unexpectedProperty(let name, _): "unknown key '\(Phrase.shortened(name))'"
    case .propertyName(let name): "'\(Phrase.shortened(name))' is no allowed name for a key"
    case .not: "\(value) is just what must not be here"
    case .anyOf, .oneOf: "\(value) has none of the allowed forms"
    case .oneOfSeveral(let matching):
      "\(value) has \(matching.count) of the allowed forms where it must have exactly one"
    case .falseSchema: "nothing is allowed here, but there is \(value)"
    case .unanswered(let error): error.summary
    case .untold: "\(value) does not fit; it would take too much to tell why"
    case .more: "there may be more that does not fit; this is as much as is told"
    }
  }

  /// What to do about it, where that can be said: did-you-mean first, else what is allowed.
  package var remedy: String? {
    switch kind {
    case .enumeration(let allowed):
      guard suggests else { return nil }
      return instance.string.flatMap {
        Spelling.closest(to: $0, among: allowed.compactMap(\.string))
      }.map { "did you mean '\($0)'?" } ?? Phrase.quoting(instance, toBeOneOf: allowed)
    case .constant(let constant): return "write \(Phrase.value(constant))"
    case .unexpectedProperty(let name, let allowed):
      if suggests, let close = Spelling.closest(to: name, among: allowed) {
        return "did you mean '\(close)'?"
      }
      return allowed.isEmpty
        ? "remove it" : "remove it, or use one of \(Phrase.list(allowed) { "'\($0)'" })"
    case .required(let missing), .dependentRequired(let missing, _):
      return "add the key '\(missing)'" + (meaning(of: missing).map { ": \($0)" } ?? "")
    case .type(let expected, _):
      return Phrase.quoting(instance, toBe: expected) ?? example
    case .pattern, .format: return advice
    case .uniqueItems, .unexpectedItem: return "remove it"
    default: return nil
    }
  }

  /// What the schema says the value is, with an example.
  private var advice: String? {
    let text = (schema["description"] ?? schema["title"])?.string
    let parts = [text.map(Phrase.fragment), example].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// An example that the schema gives for the value.
  private var example: String? {
    guard let first = schema["examples"]?[0] else { return nil }
    return "for example \(Phrase.value(first))"
  }

  /// What the schema says the member `name` is.
  private func meaning(of name: String) -> String? {
    let property = suggests ? schema["properties"]?[name] : nil
    return (property?["description"] ?? property?["title"])?.string
  }
}

/// Pieces of sentences.
private enum Phrase {
  /// Characters of a value, and entries of a list, that a message shows.
  private static let longestText = 80
  private static let longestList = 12

  /// A value as a message names it: scalars as they are, strings in quotes, containers by type.
  static func value(_ node: Node) -> String {
    switch node.kind {
    case .null: "null"
    case .boolean: node.boolean == true ? "true" : "false"
    case .number: shortened(node.lexeme ?? "")
    case .string: "'\(shortened(node.string ?? ""))'"
    case .array: node.count == 0 ? "an empty array" : "an array of \(count(node.count, "element"))"
    case .object: node.count == 0 ? "an empty object" : "an object with \(count(node.count, "key"))"
    }
  }

  static func list(_ nodes: [Node]) -> String { list(nodes, value) }

  static func list<Item>(_ items: [Item], _ name: (Item) -> String) -> String {
    let shown = items.prefix(longestList).map(name).joined(separator: ", ")
    let rest = items.count - longestList
    return rest > 0 ? "\(shown) and \(rest) more" : shown
  }

  static func count(_ count: Int, _ noun: String) -> String {
    "\(count == 0 ? "no" : String(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  static func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > longestText else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(longestText))) + "…"
  }

  /// A sentence without its full stop.
  static func fragment(_ sentence: String) -> String {
    sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }

  static func wrongType(_ instance: Node, _ expected: [String], _ actual: String) -> String {
    let wanted = expected.map(withArticle).joined(separator: " or ")
    switch instance.kind {
    case .null, .array, .object: return "expected \(wanted), found \(withArticle(actual))"
    case .boolean, .number, .string:
      return "\(value(instance)) is \(withArticle(actual)), not \(wanted)"
    }
  }

  private static func withArticle(_ type: String) -> String {
    switch type {
    case "null": "null"
    case "array", "object", "integer": "an \(type)"
    default: "a \(type)"
    }
  }

  /// Advice on quotes, when they are all that keeps a scalar from having a wanted type.
  static func quoting(_ instance: Node, toBe expected: [String]) -> String? {
    switch instance.kind {
    case .null, .boolean, .number:
      return expected.contains("string") ? "put it in quotes to make it a string" : nil
    case .string:
      let text = instance.string ?? ""
      let number = ExactNumber(lexeme: text.utf8)
      let isMeant =
        (number != nil && expected.contains("number"))
        || (number?.isInteger == true && expected.contains("integer"))
        || (["true", "false"].contains(text) && expected.contains("boolean"))
        || (text == "null" && expected.contains("null"))
      return isMeant ? "write it without quotes" : nil
    case .array, .object: return nil
    }
  }

  /// The same for a list of values, one of which is spelled like the instance.
  static func quoting(_ instance: Node, toBeOneOf allowed: [Node]) -> String? {
    switch instance.kind {
    case .null, .boolean, .number:
      let spelling = value(instance)
      return allowed.contains { $0.string == spelling } ? "put it in quotes" : nil
    case .string:
      let isMeant = allowed.contains { $0.kind != .string && value($0) == instance.string }
      return isMeant ? "write it without quotes" : nil
    case .array, .object: return nil
    }
  }
}
