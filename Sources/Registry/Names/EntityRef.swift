/// What identifies one document of a registry; its path is a pure function of it.
package enum EntityRef: Hashable, Sendable {
  case registry
  case person(Identifier)
  case team(Identifier)
  case dataset(Identifier)
  case model(ModelName)
  case version(ModelName, VersionNumber)
  case evaluation(ModelName, VersionNumber, EvaluationID)
  case approval(ModelName, VersionNumber, Identifier)
  case deployment(ModelName, environment: Identifier, name: Identifier)
  case system(Identifier)
  case risk(system: Identifier, Identifier)
  case incident(system: Identifier, Identifier)
  case policy(Identifier)
  case waiver(Identifier)
  case waiverApproval(waiver: Identifier, Identifier)

  /// The kind of document it identifies.
  package var kind: Kind {
    switch self {
    case .registry: .registry
    case .person: .person
    case .team: .team
    case .dataset: .dataset
    case .model: .model
    case .version: .version
    case .evaluation: .evaluation
    case .approval, .waiverApproval: .approval
    case .deployment: .deployment
    case .system: .system
    case .risk: .risk
    case .incident: .incident
    case .policy: .policy
    case .waiver: .waiver
    }
  }

  /// The model it belongs to or is, if any.
  package var model: ModelName? {
    switch self {
    case .model(let model), .version(let model, _), .evaluation(let model, _, _),
      .approval(let model, _, _), .deployment(let model, _, _):
      model
    default: nil
    }
  }

  /// The version it belongs to or is, if any.
  package var version: VersionNumber? {
    switch self {
    case .version(_, let version), .evaluation(_, let version, _), .approval(_, let version, _):
      version
    default: nil
    }
  }

  /// The name of a deployment that is the only one of its environment.
  package static let defaultDeploymentName = "default"
}

extension EntityRef: CustomStringConvertible, Comparable {
  /// The reference as people write it.
  package var description: String {
    switch self {
    case .registry: "registry"
    case .person(let name): "person:\(name)"
    case .team(let name): "team:\(name)"
    case .dataset(let name): "dataset:\(name)"
    case .model(let model): "\(model)"
    case .version(let model, let version): "\(model)@\(version)"
    case .evaluation(let model, let version, let id): "\(model)@\(version)/eval:\(id)"
    case .approval(let model, let version, let id): "\(model)@\(version)/approval:\(id)"
    case .deployment(let model, let environment, let name):
      name.text == Self.defaultDeploymentName
        ? "\(model)#\(environment)" : "\(model)#\(environment)/\(name)"
    case .system(let name): "system:\(name)"
    case .risk(let system, let id): "risk:\(system)/\(id)"
    case .incident(let system, let id): "incident:\(system)/\(id)"
    case .policy(let name): "policy:\(name)"
    case .waiver(let name): "waiver:\(name)"
    case .waiverApproval(let waiver, let id): "waiver:\(waiver)/approval:\(id)"
    }
  }

  /// Order of lists: by model, then version precedence, else by spelling.
  package static func < (left: EntityRef, right: EntityRef) -> Bool {
    if let one = left.model, let other = right.model {
      if one != other { return one < other }
      if let first = left.version, let second = right.version, first != second {
        return first < second
      }
    }
    return left.description < right.description
  }
}

extension EntityRef {
  /// `refs` in order, each spelled once: what sorting thousands of them by `<` would do over and over.
  package static func sorted(_ refs: [EntityRef]) -> [EntityRef] {
    struct Spelled {
      let ref: EntityRef
      let model: String
      let version: VersionNumber?
      let text: String
    }
    return refs.map { ref in
      Spelled(
        ref: ref, model: ref.model?.description ?? "", version: ref.version,
        text: ref.description)
    }.sorted { left, right in
      if !left.model.isEmpty, !right.model.isEmpty {
        if left.model != right.model { return left.model < right.model }
        if let first = left.version, let second = right.version, first != second {
          return first < second
        }
      }
      return left.text < right.text
    }.map(\.ref)
  }
}
