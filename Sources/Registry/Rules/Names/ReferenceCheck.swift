import Documents
import Findings

/// Which of the names that documents use for others lead nowhere.
struct ReferenceCheck: Sendable {
  /// The names that lead nowhere.
  private(set) var findings: [Finding] = []
  /// Of each name that leads into a part of the registry that was left out and nowhere else: what it may be there.
  private(set) var open: Set<[EntityRef]> = []
  /// The models that documents name beside names that lead nowhere: what is in them may be meant.
  private(set) var models: Set<EntityRef> = []

  /// Looks up every name in the documents of `part` among all that `snapshot` knows.
  init(_ part: Snapshot, in snapshot: Snapshot) {
    for entity in part.entities.values {
      let resolution = ReferenceResolution(snapshot, entity)
      for site in entity.references {
        guard let text = site.node.string, !resolution.resolves(text, site) else { continue }
        let open = resolution.leftOut(text, site)
        if open.isEmpty {
          findings.append(Self.finding(text, site, resolution))
          if let model = resolution.entity.model(beside: site) { models.insert(.model(model)) }
        } else {
          self.open.insert(open)
        }
      }
    }
  }

  private static func finding(
    _ text: String, _ site: Entity.ReferenceSite, _ resolution: ReferenceResolution
  ) -> Finding {
    let kinds = site.kinds.map { $0.lowercased() }.joined(separator: " or ")
    let location = resolution.entity.location(of: site.node)
    if let file = resolution.unreadableFile(of: text, site) {
      return Finding(
        .unresolvedReference, at: location, "the \(kinds) '\(text)' cannot be read",
        remedy: "mend \(file)")
    }
    return Finding(
      .unresolvedReference, at: location, "there is no \(kinds) '\(text)'",
      remedy: resolution.similar(to: text, site).map { "did you mean '\($0)'?" }
        ?? "add it, or name one of those that exist")
  }
}

/// Looks up the names that one document uses, in the sense of `x-registrar-reference`.
private struct ReferenceResolution {
  let snapshot: Snapshot
  let entity: Entity

  init(_ snapshot: Snapshot, _ entity: Entity) {
    self.snapshot = snapshot
    self.entity = entity
  }

  func resolves(_ text: String, _ site: Entity.ReferenceSite) -> Bool {
    site.kinds.contains { kind in
      if kind == "Environment" { return snapshot.environment(text) != nil }
      return entity.ref(text, kind: kind, at: site).map { snapshot[$0] != nil } ?? false
    }
  }

  /// What `text` may be in a part of the registry that was left out.
  func leftOut(_ text: String, _ site: Entity.ReferenceSite) -> [EntityRef] {
    site.kinds.compactMap { entity.ref(text, kind: $0, at: site) }.filter(snapshot.leavesOut)
  }

  /// The file that holds what `text` names and cannot be read.
  func unreadableFile(of text: String, _ site: Entity.ReferenceSite) -> String? {
    site.kinds.lazy
      .compactMap {
        $0 == "Environment" ? EntityRef.registry : entity.ref(text, kind: $0, at: site)
      }
      .compactMap(snapshot.unreadableFile).first
  }

  func similar(to text: String, _ site: Entity.ReferenceSite) -> String? {
    let candidates = site.kinds.flatMap { kind -> [String] in
      switch kind {
      case "Environment": snapshot.environments.map(\.name)
      case "Version":
        entity.model(beside: site).map {
          snapshot.versions(of: $0).compactMap { $0.text("version") }
        }
          ?? []
      case "Evaluation":
        ownVersion.map { snapshot.evaluations(of: $0).compactMap { $0.text("id") } } ?? []
      default:
        Kind(rawValue: kind).map { kind in
          snapshot.refs(kind).map { text.contains(":") ? $0.description : plainName($0) }
        } ?? []
      }
    }
    return Spelling.closest(to: text, among: candidates)
  }

  /// The version that the document is part of.
  private var ownVersion: EntityRef? {
    guard let model = entity.ref.model, let version = entity.ref.version else { return nil }
    return .version(model, version)
  }

  private func plainName(_ ref: EntityRef) -> String {
    let text = ref.description
    return text.firstIndex(of: ":").map { String(text[text.index(after: $0)...]) } ?? text
  }
}

extension Snapshot {
  /// What the documents at `paths` name in models that were left out.
  package func namesLeftOut(byFilesAt paths: [String]) -> Set<EntityRef> {
    Set(
      paths.lazy.compactMap(RegistryPath.ref).compactMap { entities[$0] }.flatMap { entity in
        entity.references.lazy.flatMap { site in
          site.node.string.map { ReferenceResolution(self, entity).leftOut($0, site) } ?? []
        }
      })
  }
}
