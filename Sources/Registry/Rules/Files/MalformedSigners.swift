import Documents
package import Findings
import Git

extension RuleDescriptor {
  /// RG1005.
  package static let malformedSigners = RuleDescriptor(
    1005, "malformed-signers", .error,
    "Every line of trust/allowed_signers says whose key may sign what.",
    why: """
      OpenSSH passes over what it cannot read there, so that a key that somebody meant to list, or a limit \
      that was meant to hold, is not there. A line is principals, options and a public key, as ssh-keygen(1) \
      describes under ALLOWED SIGNERS.
      """,
    example: .words(
      fails: "a line of a name alone, without a key",
      passes: "ada@example.org namespaces=\"git\" ssh-ed25519 AAAA…"))
}

extension AllowedSigners {
  /// RG1005: the lines that vouch for nobody.
  var findings: [Finding] {
    problems.map { problem in
      let start = TextPosition(line: problem.line, column: 1)
      return Finding(
        .malformedSigners,
        at: Finding.Location(
          path: RegistryPath.allowedSigners, start: start, end: nil, line: nil),
        "this line vouches for nobody: \(problem.flaw.summary)",
        remedy: "write 'PRINCIPAL namespaces=\"git\" ssh-ed25519 AAAA…', or remove the line")
    }
  }
}

extension AllowedSignerFlaw {
  /// A lower-case fragment.
  fileprivate var summary: String {
    switch self {
    case .notText: "it is no UTF-8 text"
    case .unclosedQuote: "a quotation mark is not closed"
    case .missingKey: "it has no key"
    case .key(.certificateUnsupported(let kind)): "its key is a certificate, \(kind)"
    case .key(.unsupportedAlgorithm(let name)): "keys of the kind '\(name)' are not known"
    case .key: "its key cannot be read"
    case .unknownOption(let text): "there is no option '\(text)'"
    case .repeatedOption(let name): "'\(name)' stands there twice"
    case .unquotedValue(let name): "the value of '\(name)' is not in quotation marks"
    case .endsWithComma: "its options end with a comma"
    case .invalidTime(let name, let value): "'\(value)' is no time for '\(name)'"
    case .emptyPeriod: "the key would be valid at no time"
    }
  }
}
