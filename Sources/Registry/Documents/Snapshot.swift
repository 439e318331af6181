import Documents
package import Findings
package import Git

/// A registry at one moment: its documents by reference, and what is wrong with its files one by one.
///
/// Immutable; every question about content is a function of it.
package struct Snapshot: Sendable {
  /// The documents, by what their paths identify.
  package let entities: [EntityRef: Entity]
  /// What is wrong with single files.
  package let fileFindings: [Finding]
  /// How many documents were read or tried.
  package let documentCount: Int
  /// The schemas in force.
  package let schemas: SchemaSet
  /// The commit it shows; nil for a work tree or a planned change.
  package let commit: ObjectID?
  /// References of each kind, in order of lists.
  private let sortedRefs: [Kind: [EntityRef]]
  private let versionsByModel: [ModelName: [EntityRef]]
  private let partsByVersion: [EntityRef: [EntityRef]]
  private let deploymentsByModel: [ModelName: [EntityRef]]

  /// Reads all documents of `view`.
  ///
  /// - Throws: `RegistryError.git`, `.brokenSchema`.
  package static func load(
    _ view: any FileView, commit: ObjectID? = nil
  ) throws(RegistryError) -> Snapshot {
    let schemas = try SchemaSet(view)
    let check = DocumentCheck(schemas)
    var entities: [Entity] = []
    var findings: [Finding] = []
    var count = 0
    do throws(GitError) {
      for entry in try view.entries() where RegistryPath.isDocument(entry.path) {
        count += 1
        guard entry.mode.isFile else {
          findings.append(
            Finding(
              .unreadableFile, at: Finding.Location(path: entry.path),
              "\(entry.mode == .symlink ? "a symbolic link" : "a submodule") stands where a document belongs",
              remedy: "put the document itself there"))
          continue
        }
        let result = check.read(entry, content: try view.content(of: entry))
        findings += result.findings
        if let entity = result.entity { entities.append(entity) }
      }
    } catch {
      throw .git(error)
    }
    return Snapshot(
      entities: entities, findings: findings, count: count, schemas: schemas, commit: commit)
  }

  private init(
    entities: [Entity], findings: [Finding], count: Int, schemas: SchemaSet, commit: ObjectID?
  ) {
    self.entities = Dictionary(entities.map { ($0.ref, $0) }) { first, _ in first }
    fileFindings = findings
    documentCount = count
    self.schemas = schemas
    self.commit = commit
    let refs = entities.map(\.ref).sorted()
    sortedRefs = Dictionary(grouping: refs, by: \.kind)
    var versions: [ModelName: [EntityRef]] = [:]
    var parts: [EntityRef: [EntityRef]] = [:]
    var deployments: [ModelName: [EntityRef]] = [:]
    for ref in refs {
      switch ref {
      case .version(let model, _): versions[model, default: []].append(ref)
      case .evaluation(let model, let version, _), .approval(let model, let version, _):
        parts[.version(model, version), default: []].append(ref)
      case .deployment(let model, _, _): deployments[model, default: []].append(ref)
      default: break
      }
    }
    versionsByModel = versions
    partsByVersion = parts
    deploymentsByModel = deployments
  }

  /// The registry as it would be with `changes`: content by path, nil for files that go.
  ///
  /// Only changed files are read again; a changed schema has everything judged again over `view`.
  package func applying(
    _ changes: [String: [UInt8]?], to view: any FileView
  ) throws(RegistryError) -> Snapshot {
    if changes.keys.contains(where: { $0.hasPrefix("schemas/") }) {
      return try Snapshot.load(OverlayView(view, changes: changes))
    }
    let check = DocumentCheck(schemas)
    var entities = self.entities.values.filter { changes[$0.path] == nil }
    var findings = fileFindings.filter { changes[$0.location.path] == nil }
    for (path, content) in changes where RegistryPath.isDocument(path) {
      guard let content else { continue }
      let entry = FileEntry(path: path, mode: .regular, blob: nil)
      let result = check.read(entry, content: content)
      findings += result.findings
      if let entity = result.entity { entities.append(entity) }
    }
    return Snapshot(
      entities: entities, findings: findings, count: entities.count, schemas: schemas, commit: nil)
  }

  /// The document `ref` identifies.
  package subscript(ref: EntityRef) -> Entity? { entities[ref] }

  /// All documents of `kind`, in order.
  package func all(_ kind: Kind) -> [Entity] { (sortedRefs[kind] ?? []).compactMap { entities[$0] } }
  /// `registry.yaml`, where it could be read.
  package var registry: Entity? { entities[.registry] }
  /// The versions of `model`, in order of precedence.
  package func versions(of model: ModelName) -> [Entity] {
    (versionsByModel[model] ?? []).compactMap { entities[$0] }
  }
  /// The evaluations of a version, in order of their ids.
  package func evaluations(of version: EntityRef) -> [Entity] {
    (partsByVersion[version] ?? []).filter { $0.kind == .evaluation }.compactMap { entities[$0] }
  }
  /// The approvals of a version, in order of their ids.
  package func approvals(of version: EntityRef) -> [Entity] {
    (partsByVersion[version] ?? []).filter { $0.kind == .approval }.compactMap { entities[$0] }
  }
  /// The deployments of `model` to all environments.
  package func deployments(of model: ModelName) -> [Entity] {
    (deploymentsByModel[model] ?? []).compactMap { entities[$0] }
  }
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
      let candidates = (sortedRefs[ref.kind] ?? []).map(\.description)
      throw .noSuchReference(text, similar: Spelling.closest(to: ref.description, among: candidates))
    case .latest(let model):
      let released = versions(of: model).filter { $0.text("status") == "released" }
      if let latest = released.last { return latest }
      let models = (sortedRefs[.model] ?? []).map(\.description)
      throw .noSuchReference(
        text,
        similar: entities[.model(model)] == nil
          ? Spelling.closest(to: model.description, among: models) : nil)
    }
  }
}
