import Documents

/// What names in a registry stand for.
extension Snapshot {
  /// The environments that registry.yaml declares, in its order.
  package var environments: [Environment] {
    registry?.root["environments"]?.elements.compactMap(Environment.init) ?? []
  }
  /// The environment named `name`.
  package func environment(_ name: String) -> Environment? {
    environments.first { $0.name == name }
  }

  /// The document that `text` names, versions aliases resolved.
  ///
  /// - Throws: `RegistryError.name`, `.noSuchReference` with the closest there is.
  package func resolve(_ text: String) throws(RegistryError) -> Entity {
    let reference: ReferenceText
    do throws(NameError) { reference = try ReferenceText(text) } catch { throw .name(error) }
    switch reference {
    case .exact(let ref):
      if let entity = entities[ref] { return entity }
      // A file that is there and cannot be read is none that was meant by another name.
      let candidates = refs(ref.kind).filter { $0 != ref }.map(\.description)
      throw .noSuchReference(
        text, similar: Spelling.closest(to: ref.description, among: candidates))
    case .latest(let model):
      let released = versions(of: model).filter { $0.text("status") == "released" }
      if let latest = released.last { return latest }
      let models = refs(.model).map(\.description)
      throw .noSuchReference(
        text,
        similar: entities[.model(model)] == nil
          ? Spelling.closest(to: model.description, among: models) : nil)
    }
  }
}
