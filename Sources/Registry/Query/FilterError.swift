/// Why a filter, a sort order or a choice of columns cannot be read, with the place where reading stopped.
package struct FilterError: Error, Hashable, Sendable {
  /// What is wrong.
  package let reason: Reason
  /// Offset in the text, in Unicode scalars from its start.
  package let offset: Int

  /// The ways in which such a text can be wrong. `found` is nil at the end of the text.
  package enum Reason: Hashable, Sendable {
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    case tooManyNames(limit: Int)
    case unknownField(String, suggestion: String?, known: [String])
    case expectedField(found: String?)
    case expectedValue(found: String?)
    case expectedOperator(found: String)
    case expectedList(found: String?)
    case expectedComma(found: String)
    case unknownOperator(String)
    case unclosedParenthesis
    case unclosedQuote(Character)
    case unknownEscape(String)
    case malformedValue(String, field: String, type: FieldType)
    case unorderedField(String, operator: String, type: FieldType)
    case unorderedNull(operator: String)
  }

  /// A lower-case fragment that says what is wrong; fit for a terminal.
  package var summary: String {
    switch reason {
    case .tooLong(let limit): "the text is longer than \(limit) bytes"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    case .tooManyNames(let limit): "more than \(limit) fields are named"
    case .unknownField(let name, _, _): "unknown field '\(name)'"
    case .expectedField(let found): "expected a field, found \(Self.shown(found))"
    case .expectedValue(let found): "expected a value, found \(Self.shown(found))"
    case .expectedOperator(let found): "expected an operator, AND or OR, found \(Self.shown(found))"
    case .expectedList(let found): "expected '(' after IN, found \(Self.shown(found))"
    case .expectedComma(let found): "expected a comma, found \(Self.shown(found))"
    case .unknownOperator(let text): "unknown operator '\(text)'"
    case .unclosedParenthesis: "this '(' is never closed"
    case .unclosedQuote(let quote): "this \(quote) is never closed"
    case .unknownEscape(let text): "unknown escape '\(text)'"
    case .malformedValue(let value, let field, let type):
      "'\(value)' is not \(type.noun), as '\(field)' is"
    case .unorderedField(let field, let spelling, let type):
      "'\(spelling)' does not apply to '\(field)', which is \(type.noun)"
    case .unorderedNull(let spelling): "'\(spelling)' does not apply to null"
    }
  }

  /// What to write instead, where there is something to say.
  package var remedy: String? {
    switch reason {
    case .tooLong, .tooDeep: "split it into several filters"
    case .tooManyNames: "name fewer fields"
    case .unknownField(_, let suggestion?, let known):
      "did you mean '\(suggestion)'? The fields are \(known.joined(separator: ", "))"
    case .unknownField(_, nil, let known):
      known.isEmpty ? nil : "the fields are \(known.joined(separator: ", "))"
    case .expectedField(let found):
      found.flatMap { FilterKeyword($0) } == nil
        ? "a comparison begins with its field: status = released"
        : "write a field of that name in backquotes"
    case .expectedValue(let found):
      found.flatMap { FilterKeyword($0) } == nil
        ? "write a word, a number, or text in quotes: owner = \"team:risk\""
        : "put the word in quotes"
    case .expectedOperator: "put text with spaces in quotes, and AND or OR between two comparisons"
    case .expectedList: "write the values in parentheses: status IN (draft, released)"
    case .expectedComma: "separate the names by commas"
    case .unknownOperator(let text):
      Self.replacements[text] ?? "the operators are \(Self.operators)"
    case .unclosedParenthesis: "add ')'"
    case .unclosedQuote(let quote): "add \(quote)"
    case .unknownEscape: "escapes are \\\\ \\\" \\' \\% \\_ \\n \\r \\t and \\u{hex}"
    case .malformedValue(_, _, let type): type.example
    case .unorderedField(let field, _, .boolean): "write \(field), or NOT \(field)"
    case .unorderedField: "compare it with = != < <= > >="
    case .unorderedNull: "only = and != compare with null, which stands for a missing value"
    }
  }

  private static let operators = "= != < <= > >= IN LIKE AND OR NOT"
  private static let replacements = [
    "==": "write =", "<>": "write !=", "=<": "write <=", "=>": "write >=", "&&": "write AND",
    "&": "write AND", "||": "write OR", "|": "write OR", "!": "write NOT", "~": "write LIKE",
    "=~": "write LIKE", "~=": "write LIKE",
  ]

  private static func shown(_ found: String?) -> String { found.map { "'\($0)'" } ?? "the end" }
}

extension FieldType {
  fileprivate var noun: String {
    switch self {
    case .text: "text"
    case .number: "a number"
    case .boolean: "true or false"
    case .version: "a version"
    case .date: "a date"
    case .any: "a value"
    }
  }

  fileprivate var example: String? {
    switch self {
    case .text, .any: nil
    case .number: "write a number like 0.95 or 1e-3"
    case .boolean: "write true or false"
    case .version: "write a version like 2.1.0 or 2.1.0-rc.1"
    case .date: "write 2026-11-30 or 2026-11-30T09:00:00Z"
    }
  }
}
