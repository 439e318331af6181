import Git
import Registry

extension HealthCheck {
  /// A repository that could be opened.
  static func repository(_ repository: Repository) -> HealthCheck {
    guard let workTree = repository.workTree else {
      return .ok(.repository, "a bare repository at \(repository.gitDirectory.droppingSlash)")
    }
    return .ok(.repository, "a work tree at \(workTree.droppingSlash)")
  }

  /// The registry, where one was found; what kept it from being found or read is noted elsewhere.
  static func registry(of clone: Clone) -> [HealthCheck] {
    guard let location = clone.location, let snapshot = clone.snapshot else { return [] }
    let place = location.root.map { " in \($0)/" } ?? ""
    if let name = snapshot.registry?.text("name") {
      return [.ok(.registry, "the registry '\(name)'\(place)")]
    }
    if snapshot.holds(RegistryPath.registryFile) {
      return [
        .problem(
          .registry, "registry.yaml\(place) cannot be read at HEAD",
          remedy: "run 'registrar validate' and mend what it finds")
      ]
    }
    return [
      .problem(
        .registry, "registry.yaml\(place) is in no commit yet",
        remedy: "run 'registrar validate', then 'git add' and 'git commit'")
    ]
  }
}

extension String {
  /// A directory without the slash at its end.
  fileprivate var droppingSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
