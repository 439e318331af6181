import Findings
import Git
import Registry

extension Snapshot {
  /// Whether there is a registry.yaml, however broken.
  var holdsRegistryFile: Bool {
    registry != nil
      || fileFindings.contains { $0.location.path == RegistryPath.registryFile }
  }
}

extension RegistryLocation {
  /// What to say of a state without registry.yaml: that only the work tree lacks it, where HEAD has it.
  ///
  /// - Parameter commit: the state; for a work tree the one that it is based on.
  func noRegistry(at commit: ObjectID?, isWorkTree: Bool) throws -> RegistryError {
    if isWorkTree, let commit {
      let file = try repositoryPath(RegistryPath.registryFile)
      if try repository.entry(at: file, in: try repository.commit(commit).tree) != nil {
        return .registryFileMissing(path: file.description, revision: commit.short)
      }
    }
    return .noRegistry(
      repository: repository.workTree ?? repository.gitDirectory,
      revision: isWorkTree ? nil : commit?.short)
  }
}
