import Crypto
import Documents

/// What makes two findings the same one before and after a change: all but the position.
package struct FindingIdentity: Hashable, Sendable {
  private let rule: RuleID
  private let path: String
  private let summary: String

  /// The identity of `finding`.
  package init(_ finding: Finding) {
    rule = finding.rule.id
    path = finding.location.path
    summary = finding.summary
  }

  /// 32 hexadecimal digits of a SHA-256 over the identity.
  ///
  /// - Parameter ordinal: how many findings before this one had the same identity.
  func fingerprint(ordinal: Int) -> String {
    let text = [rule.description, path, summary, String(ordinal)].joined(separator: "\u{0}")
    return Hexadecimal.text(SHA256.hash(data: Array(text.utf8)).prefix(16))
  }
}
