import Git

/// What the configuration says of line ends (gitattributes(5), "End-of-line conversion").
struct LineEndSettings: Sendable {
  /// `core.autocrlf`: `true`, `input` or `false`.
  let autocrlf: String?
  /// `core.eol`: `lf`, `crlf` or `native`, which is LF on every system that this program runs on.
  let eol: String?

  /// Whether git writes CR LF for a file with these attributes.
  func writesCRLF(text: AttributeValue, eol attribute: AttributeValue) -> Bool {
    if text == .unset { return false }
    if case .value(let ends) = attribute { return ends == "crlf" }
    let converts = ["true", "yes", "on", "1"].contains(autocrlf?.lowercased())
    if converts { return true }
    if autocrlf?.lowercased() == "input" || text == .unspecified { return false }
    return eol?.lowercased() == "crlf"
  }
}
