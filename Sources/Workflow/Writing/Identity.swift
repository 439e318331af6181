package import Git
package import Registry

/// A name and address to commit as. None is ever invented: a commit never goes out as `root@hostname`.
package struct Identity: Sendable, Hashable {
  /// The name.
  package let name: String
  /// The e-mail address.
  package let email: String

  /// Makes an identity from its parts.
  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }

  /// A name and an address as far as somebody gave them.
  package typealias Parts = (name: String?, email: String?)

  /// Whom `given` names, with what it lacks as git's configuration has it for `role`, or as `other` has it; nil where
  /// that is nowhere.
  package init?(
    _ role: ConfiguredIdentity.Role, given: Parts, configured: ConfiguredIdentity,
    else other: Identity? = nil
  ) {
    guard let name = given.name ?? configured.name(of: role) ?? other?.name,
      let email = given.email ?? configured.email(of: role) ?? other?.email
    else { return nil }
    self.init(name: name, email: email)
  }

  /// Reads `Name <address>`.
  package init(_ text: String) throws(WorkflowError) {
    guard let open = text.lastIndex(of: "<"), text.hasSuffix(">") else {
      throw .malformedIdentity(text)
    }
    let name = text[..<open].trimmingSpaces()
    let email = text[text.index(after: open)...].dropLast().trimmingSpaces()
    guard !name.isEmpty, !email.isEmpty else { throw .malformedIdentity(text) }
    self.init(name: name, email: email)
  }

  /// The signature at `moment`, as seen `offsetMinutes` from UTC.
  package func signature(
    at moment: Timestamp, offsetMinutes: Int32 = 0
  ) throws(GitError) -> Signature {
    try Signature(
      name: name, email: email, seconds: moment.seconds, offsetMinutes: offsetMinutes)
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
