import Documents

/// Some documents, and those outside of models that depend on them.
struct Dependents {
  /// All of them.
  private(set) var refs: Set<EntityRef>

  /// Those of `concerned` in `snapshots`; nil where all documents may be among them.
  init?(of concerned: Set<EntityRef>, in snapshots: [Snapshot]) {
    refs = concerned
    let common = snapshots.flatMap { $0.entities.values.filter { $0.ref.model == nil } }
    // Who claims an address or a key that another claims takes it, or gives it back.
    let people = common.filter { $0.kind == .person }
    let claimed = Set(people.filter { concerned.contains($0.ref) }.flatMap(Self.names))
    refs.formUnion(people.filter { !claimed.isDisjoint(with: Self.names(of: $0)) }.map(\.ref))
    let naming = common.map { ($0.ref, Self.named(by: $0)) }
    var grows = true
    while grows {
      let more = naming.filter { !refs.contains($0.0) && !$0.1.isDisjoint(with: refs) }.map(\.0)
      refs.formUnion(more)
      grows = !more.isEmpty
    }
    if refs.contains(.registry) { return nil }
  }

  /// What the content of a document depends on. The governors of a registry judge changes, and no document.
  private static func named(by entity: Entity) -> Set<EntityRef> {
    guard entity.ref == .registry else { return entity.named }
    let sites = entity.references.filter { $0.node.pointer.tokens.first == "environments" }
    return Set(sites.flatMap(entity.named)).union(Entity.people(in: entity.root["environments"]))
  }

  private static func names(of person: Entity) -> [PersonDirectory.Name] {
    PersonDirectory.claims(of: person).map(\.name)
  }
}
