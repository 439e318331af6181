import AuditTrail
import Git
import Registry

/// Who wrote the versions that approvals are about.
enum VersionAuthors {
  /// The authors, over the history of `tip`, of the versions of all approvals among `paths`.
  ///
  /// - Parameter namer: the commit whose `.mailmap` says who they are; `tip` unless told.
  static func of(
    _ paths: some Sequence<String>, before tip: ObjectID?, _ location: RegistryLocation,
    namedBy namer: ObjectID? = nil
  ) throws -> [EntityRef: [Signature]] {
    let versions = Set(
      paths.compactMap { path -> EntityRef? in
        guard case .approval(let model, let version, _)? = RegistryPath.ref(at: path) else {
          return nil
        }
        return .version(model, version)
      })
    guard let tip, !versions.isEmpty else { return [:] }
    let byPath = Dictionary(
      try versions.map { (try location.repositoryPath(RegistryPath.path(of: $0)), $0) }
    ) { first, _ in first }
    let authors = try History(location, tip: tip, namedBy: namer).authors(of: Array(byPath.keys))
    return Dictionary(
      uniqueKeysWithValues: authors.compactMap { path, signatures in
        byPath[path].map { ($0, signatures) }
      })
  }
}
