import Foundation
import Git
package import Registry

/// Finds the registry that a directory belongs to.
package enum RegistryFinder {
  /// Opens the repository at or above `directory` and finds the registry in it.
  ///
  /// - Parameter subdirectory: the registry's folder inside the repository, where it is known.
  /// - Throws: `GitError`, `RegistryError.noRegistry`, `.severalRegistries`.
  package static func find(from directory: String, subdirectory: String?) throws -> RegistryLocation
  {
    let repository = try Repository.open(at: directory)
    if let subdirectory {
      let trimmed = subdirectory.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
      let location = RegistryLocation(
        repository, root: trimmed.isEmpty ? nil : try TreePath(trimmed))
      guard try holdsRegistry(location) else {
        throw RegistryError.noRegistry(repository: "\(home(repository))/\(trimmed)", revision: nil)
      }
      return location
    }
    for root in try ancestors(of: directory, in: repository) {
      let location = RegistryLocation(repository, root: root)
      if try holdsRegistry(location) { return location }
    }
    let roots = try registries(in: repository)
    guard let first = roots.first else {
      throw RegistryError.noRegistry(repository: home(repository), revision: nil)
    }
    guard roots.count == 1 else {
      throw RegistryError.severalRegistries(
        repository: home(repository), paths: roots.map { $0?.description ?? "." })
    }
    return RegistryLocation(repository, root: first)
  }

  private static func home(_ repository: Repository) -> String {
    let path = repository.workTree ?? repository.gitDirectory
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The folder of the work tree that `directory` is, and those above it, down to the root.
  private static func ancestors(
    of directory: String, in repository: Repository
  ) throws -> [TreePath?] {
    guard let workTree = repository.workTree else { return [nil] }
    let top = URL(filePath: workTree).resolvingSymlinksInPath().pathComponents
    let here = URL(filePath: directory).resolvingSymlinksInPath().pathComponents
    guard here.starts(with: top) else { return [nil] }
    var parts = here.dropFirst(top.count).filter { $0 != "/" }
    var roots: [TreePath?] = []
    while !parts.isEmpty {
      roots.append(try TreePath(parts.joined(separator: "/")))
      parts.removeLast()
    }
    return roots + [nil]
  }

  private static func holdsRegistry(_ location: RegistryLocation) throws -> Bool {
    let path = try location.repositoryPath(RegistryPath.registryFile)
    if let workTree = location.repository.workTree,
      FileManager.default.fileExists(atPath: "\(workTree)/\(path)")
    {
      return true
    }
    guard let tip = try location.repository.head().commit else { return false }
    let tree = try location.repository.commit(tip).tree
    return try location.repository.entry(at: path, in: tree) != nil
  }

  /// All folders of the tip that hold a registry, at most three levels down.
  private static func registries(in repository: Repository) throws -> [TreePath?] {
    guard let tip = try repository.head().commit else { return [] }
    var found: [TreePath?] = []
    func search(_ tree: ObjectID, _ path: TreePath?, _ depth: Int) throws {
      let entries = try repository.tree(tree)
      if entries.contains(where: { $0.name == RegistryPath.registryFile && $0.mode.isFile }) {
        found.append(path)
        return
      }
      guard depth > 0 else { return }
      for entry in entries where entry.mode == .tree {
        guard let name = entry.name, !name.hasPrefix("."),
          let below = try? path?.appending(name) ?? TreePath(name)
        else { continue }
        try search(entry.id, below, depth - 1)
      }
    }
    try search(try repository.commit(tip).tree, nil, 3)
    return found
  }
}
