/// Whose addresses are whose by a file outside of the registry, so that the registry itself holds no personal data.
package struct OutsidePeople: Sendable {
  /// People by their addresses, folded.
  let byAddress: [String: EntityRef]

  /// Nobody.
  package static let none = OutsidePeople([:])

  /// The people to whom these addresses belong.
  package init(_ people: [String: EntityRef]) {
    byAddress = Dictionary(people.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
  }
}
