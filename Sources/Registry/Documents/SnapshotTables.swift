import Git

/// What a snapshot holds, in the orders in which it is asked for, each worked out when somebody asks.
struct SnapshotTables: Sendable {
  private let allPaths = LazyValue<[String]>()
  private let byKind = LazyValue<[Kind: [EntityRef]]>()
  private let sorted = Dictionary(
    uniqueKeysWithValues: Kind.allCases.map { ($0, LazyValue<[EntityRef]>()) })
  private let byModel = LazyValue<ByModel>()

  private struct ByModel: Sendable {
    var versions: [ModelName: [EntityRef]] = [:]
    var deployments: [ModelName: [EntityRef]] = [:]
    var parts: [EntityRef: [EntityRef]] = [:]
  }

  /// The paths of all `files`, of other ones, and of those left out, in order of their bytes.
  func paths(
    _ files: [String: CheckedFile], others: [String], _ leftOut: LeftOutDocuments
  ) -> [String] {
    allPaths.get {
      var paths: [String] = []
      paths.reserveCapacity(files.count + others.count + leftOut.paths.count)
      var unread = leftOut.paths[...]
      for path in (Array(files.keys) + others).sorted(by: { $0.precedesByBytes($1) }) {
        while let next = unread.first, next.precedesByBytes(path) {
          paths.append(next)
          unread.removeFirst()
        }
        paths.append(path)
      }
      return paths + unread
    }
  }

  /// What there is of `kind` among `files` by its path, in order of lists; nil for none.
  func refs(_ kind: Kind, in files: [String: CheckedFile]) -> [EntityRef]? {
    let refs = sorted[kind]?.get {
      let all = byKind.get { Dictionary(grouping: files.values.compactMap(\.ref), by: \.kind) }
      return EntityRef.sorted(all[kind] ?? [])
    }
    return refs?.isEmpty == true ? nil : refs
  }

  /// The versions of `model`, in order of precedence.
  func versions(of model: ModelName, in files: [String: CheckedFile]) -> [EntityRef] {
    byModel(files).versions[model] ?? []
  }

  /// The evaluations and approvals of `version`, in order of their ids.
  func parts(of version: EntityRef, in files: [String: CheckedFile]) -> [EntityRef] {
    byModel(files).parts[version] ?? []
  }

  /// The deployments of `model`.
  func deployments(of model: ModelName, in files: [String: CheckedFile]) -> [EntityRef] {
    byModel(files).deployments[model] ?? []
  }

  private func byModel(_ files: [String: CheckedFile]) -> ByModel {
    byModel.get {
      var tables = ByModel()
      for ref in [Kind.version, .deployment, .evaluation, .approval].flatMap({
        refs($0, in: files) ?? []
      }) {
        switch ref {
        case .version(let model, _): tables.versions[model, default: []].append(ref)
        case .evaluation(let model, let version, _), .approval(let model, let version, _):
          tables.parts[.version(model, version), default: []].append(ref)
        case .deployment(let model, _, _): tables.deployments[model, default: []].append(ref)
        default: break
        }
      }
      return tables
    }
  }
}
