import Documents

/// The names of other documents in one, in the sense of `x-registrar-reference`.
extension Entity {
  /// Everything that they may identify. People and teams count wherever they stand: rules look at owners, members and
  /// approvers by their keys, also where a schema of the registry's own says nothing of them.
  var named: Set<EntityRef> {
    Set(references.flatMap(named)).union(Self.people(in: root))
  }

  /// People and teams that are named by kind anywhere in `node`.
  static func people(in node: Node?) -> [EntityRef] {
    switch node?.kind {
    case .string:
      let text = node?.string ?? ""
      guard text.hasPrefix("person:") || text.hasPrefix("team:"),
        case .exact(let ref)? = try? ReferenceText(text)
      else { return [] }
      return [ref]
    case .array: return node?.elements.flatMap(people) ?? []
    case .object: return node?.members.flatMap { people(in: $0.value) } ?? []
    default: return []
    }
  }

  /// Everything that the name at `site` may identify.
  func named(at site: ReferenceSite) -> [EntityRef] {
    guard let text = site.node.string else { return [] }
    return site.kinds.compactMap { ref(text, kind: $0, at: site) }
  }

  /// What `text` would be as the name of a `kind` here.
  func ref(_ text: String, kind: String, at site: ReferenceSite) -> EntityRef? {
    switch kind {
    case "Version" where !text.contains("@"):
      guard let model = model(beside: site), let version = try? VersionNumber(text) else {
        return nil
      }
      return .version(model, version)
    case "Evaluation":
      guard let model = self.ref.model, let version = self.ref.version,
        let id = try? EvaluationID(text)
      else { return nil }
      return .evaluation(model, version, id)
    case "Model": return (try? ModelName(text)).map(EntityRef.model) ?? exact(text, kind)
    case "Dataset": return (try? Identifier(text)).map(EntityRef.dataset) ?? exact(text, kind)
    case "System": return (try? Identifier(text)).map(EntityRef.system) ?? exact(text, kind)
    case "Policy": return (try? Identifier(text)).map(EntityRef.policy) ?? exact(text, kind)
    case "Waiver": return (try? Identifier(text)).map(EntityRef.waiver) ?? exact(text, kind)
    default: return exact(text, kind)
    }
  }

  private func exact(_ text: String, _ kind: String) -> EntityRef? {
    guard case .exact(let ref)? = try? ReferenceText(text), ref.kind.rawValue == kind else {
      return nil
    }
    return ref
  }

  /// The model that the object around `site` names.
  func model(beside site: ReferenceSite) -> ModelName? {
    let around = JSONPointer(Array(site.node.pointer.tokens.dropLast()))
    return root.value(at: around)?["model"]?.string.flatMap { try? ModelName($0) }
  }
}
