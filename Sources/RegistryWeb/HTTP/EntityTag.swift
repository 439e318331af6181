import Documents
import Registry

/// A strong entity tag (RFC 9110 section 8.8.3): a digest of everything that a body is made from.
struct EntityTag: Sendable, Hashable {
  /// The tag with its quotes.
  let text: String

  /// The tag of what `parts` determine.
  init(_ parts: [String]) {
    let whole: JSONValue = ["parts": .array(parts.map(JSONValue.string))]
    let digest = ContentDigest.sha256(of: whole).dropFirst("sha256:".count)
    text = "\"\(digest.prefix(32))\""
  }

  /// Whether an `If-None-Match` field names it (weak comparison, as section 13.1.2 asks).
  func isNamed(in field: String) -> Bool {
    field.split(separator: ",").contains { part in
      let candidate = part.drop { $0 == " " || $0 == "\t" }
      let trimmed = String(candidate.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
      return trimmed == "*" || trimmed == text || trimmed == "W/" + text
    }
  }
}
