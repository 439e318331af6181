import Documents
import Git

/// Finds the person to whom an address in a commit belongs.
package struct PersonDirectory: Sendable {
  private let byName: [Name: EntityRef]
  private let bySigner: [String: EntityRef]

  /// What identifies a person, folded: nothing that people choose freely is taken for a login.
  enum Name: Hashable {
    case address(String)
    case login(String, forge: String)
  }

  /// The people of `snapshots`; an earlier one decides about the people whom it knows, and where two
  /// claim the same address, so that nobody takes another's place by a change.
  ///
  /// - Parameter outside: people whose addresses the registry does not hold; what it holds goes first.
  package init(_ snapshots: Snapshot..., beside outside: OutsidePeople = .none) {
    var byName: [Name: EntityRef] = [:]
    var bySigner: [String: EntityRef] = [:]
    var known: Set<EntityRef> = []
    for snapshot in snapshots {
      let people = snapshot.all(.person).filter { !known.contains($0.ref) }
      for person in people {
        for name in Self.names(of: person) where byName[name] == nil { byName[name] = person.ref }
        for name in Self.signers(of: person) where bySigner[name] == nil {
          bySigner[name] = person.ref
        }
      }
      known.formUnion(people.map(\.ref))
      // After people of a base, and before those who come with a change.
      for (address, person) in outside.byAddress
      where known.contains(person) && byName[.address(address)] == nil {
        byName[.address(address)] = person
      }
    }
    self.byName = byName
    self.bySigner = bySigner
  }

  /// The names by which trust/allowed_signers may list people: principals of their keys, and addresses.
  package var signers: [String] { bySigner.keys.sorted() }

  /// The person whom trust/allowed_signers lists as `principal`.
  package func person(signingAs principal: String) -> EntityRef? { bySigner[principal] }

  /// The person who writes as `email`: an address of theirs, a principal of their keys, or the address
  /// that a forge gives to a login, `5550+ada@users.noreply.github.com`.
  package func person(email: String) -> EntityRef? {
    let email = email.lowercased()
    if let person = byName[.address(email)] { return person }
    return Self.login(in: email).flatMap { byName[$0] }
  }

  /// The login for which a forge made up an address.
  private static func login(in email: String) -> Name? {
    guard let at = email.lastIndex(of: "@") else { return nil }
    let local = email[..<at]
    let login = local.lastIndex(of: "+").map { local[local.index(after: $0)...] } ?? local
    return loginHosts.first { email[at...].dropFirst() == $0.host }
      .map { .login(String(login), forge: $0.forge) }
  }

  /// The hosts of addresses that forges make up for a login.
  private static let loginHosts = [(host: "users.noreply.github.com", forge: "github")]

  private static func signers(of person: Entity) -> [String] {
    person.root.strings("principals") + person.root.strings("emails")
  }

  private static func names(of person: Entity) -> [Name] { claims(of: person).map(\.name) }

  /// What identifies `person`, with where it is said.
  static func claims(of person: Entity) -> [(name: Name, node: Node)] {
    let addresses = ["emails", "principals"].flatMap { key in
      person.root[key]?.elements.flatMap { node -> [(name: Name, node: Node)] in
        guard let address = node.string?.lowercased() else { return [] }
        return ([.address(address)] + [login(in: address)].compactMap { $0 }).map { ($0, node) }
      } ?? []
    }
    let logins = (person.root["logins"]?.members.map { $0 } ?? []).compactMap { login in
      login.value.string.map { text in
        (name: Name.login(text.lowercased(), forge: login.name), node: login.value)
      }
    }
    return addresses + logins
  }
}
