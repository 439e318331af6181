package import Git
package import Registry

extension Operation {
  /// Plans to bring CODEOWNERS up to date with models and teams.
  ///
  /// - Throws: `WorkflowError.upToDate` when it is already, `.unpairedMarker`.
  package static func updateCodeOwners(in context: Writer.Context) throws -> Plan {
    let tree = try context.tip.map { try context.location.repository.commit($0).tree }
    let (old, new) = try codeOwners(of: context.snapshot, in: tree, at: context.location)
    if old == new { throw WorkflowError.upToDate(path: old.path) }
    var plan = Plan(
      changes: [:], action: "codeowners.changed", subject: .registry,
      summary: "Bring \(new.path) up to date with models and teams")
    plan.repositoryFiles[new.path] = new.content
    return plan
  }

  /// The file in `tree`, and as it should be by `snapshot`.
  ///
  /// - Throws: `WorkflowError.unpairedMarker`.
  package static func codeOwners(
    of snapshot: Snapshot, in tree: ObjectID?, at location: RegistryLocation
  ) throws -> (old: CodeOwnersFile, new: CodeOwnersFile) {
    let old = try CodeOwnersFile(in: tree, of: location.repository)
    let owners = CodeOwners(snapshot, root: location.root)
    return (old, try old.replacing(with: owners.lines.map(\.description)))
  }
}
