package import Documents
package import Registry

/// A review at a forge that an approval records, as its `via` has it.
package struct ForgeReview: Sendable {
  /// The fields of `via`; its schema judges them.
  package let fields: JSONValue
  /// The forge, as the logins of people name it.
  private let forge: String
  /// The account that reviewed.
  private let login: String

  /// Reads `forge`, `login`, `reviewUrl` and `headCommit`.
  ///
  /// - Throws: `WorkflowError.invalidArgument` where nobody could be told from it.
  package init(_ fields: JSONValue) throws(WorkflowError) {
    guard let forge = fields["forge"]?.string, let login = fields["login"]?.string else {
      throw .invalidArgument(
        name: "via", value: JSONWriter.text(fields), reason: "it names no forge or no login",
        remedy: "write forge=FORGE,login=LOGIN,reviewUrl=URL,headCommit=COMMIT")
    }
    self.fields = fields
    self.forge = forge
    self.login = login
  }

  /// The one person of `snapshot` who has the login. Forges take logins without regard to case.
  ///
  /// - Throws: `WorkflowError.invalidArgument` when it is nobody's, or that of several people.
  package func reviewer(in snapshot: Snapshot) throws(WorkflowError) -> EntityRef {
    let people = snapshot.all(.person).filter { person in
      person.root["logins"]?[forge]?.string?.lowercased() == login.lowercased()
    }
    guard let person = people.first else {
      throw .invalidArgument(
        name: "login", value: login, reason: "no person has this login at \(forge)",
        remedy: "registrar set person:NAME logins.\(forge)=LOGIN says whose it is")
    }
    guard people.count == 1 else {
      throw .invalidArgument(
        name: "login", value: login,
        reason: "\(people.map(\.ref.description).joined(separator: " and ")) have it at \(forge)",
        remedy: "leave it to the one whose it is")
    }
    return person.ref
  }
}
