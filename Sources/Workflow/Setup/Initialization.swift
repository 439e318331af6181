import Documents
import Findings
import Git
package import Registry

/// Makes a new registry: in a new repository, or in a folder of one that exists.
package struct Initialization: Sendable {
  /// Where the repository is or will be.
  package var directory: String
  /// Whether a new repository has no work tree.
  package var isBare = false
  /// The registry's folder inside the repository; nil for its root.
  package var subdirectory: String?
  /// The registry's name.
  package var name: Identifier
  /// Its title.
  package var title: String
  /// The branch of a new repository.
  package var branch = "main"
  /// Documents in place of those that would be written, by path below the registry.
  package var documents: [String: [UInt8]] = [:]

  /// A registry called `name` in `directory`.
  package init(directory: String, name: Identifier, title: String) {
    self.directory = directory
    self.name = name
    self.title = title
  }

  /// What was made.
  package struct Result: Sendable {
    /// Where it lies.
    package let location: RegistryLocation
    /// The commit that holds it.
    package let outcome: Writer.Outcome
    /// Whether a repository was made for it.
    package let isNewRepository: Bool
  }

  /// Makes the repository, where there is none, and one commit that holds the registry.
  ///
  /// A dry run, and a registry that is refused, leave no repository behind.
  ///
  /// - Throws: `WorkflowError.alreadyARegistry`; `GitError` when the directory cannot be written.
  package func run(_ options: WriteOptions) throws -> Result {
    let before = NewRepository(directory: directory)
    let opened = try openOrCreate()
    do {
      let result = try write(options, in: opened.repository, isNew: opened.isNew)
      if opened.isNew, options.isDryRun { try before.restore() }
      return result
    } catch {
      // Once the commit has landed, only the work tree is behind: that is no reason to lose it.
      if opened.isNew, try opened.repository.head().commit == nil { try before.restore() }
      throw error
    }
  }

  private func write(
    _ options: WriteOptions, in repository: Repository, isNew: Bool
  ) throws -> Result {
    let location = RegistryLocation(
      repository, root: try subdirectory.flatMap { try Self.root($0) })
    let outcome = try Writer(location).write(options) { context in
      if try exists(RegistryPath.registryFile, in: context) {
        throw WorkflowError.alreadyARegistry(
          path: subdirectory.map { "\(directory)/\($0)" } ?? directory)
      }
      return try plan(in: context)
    }
    return Result(location: location, outcome: outcome, isNewRepository: isNew)
  }

  private static func root(_ subdirectory: String) throws(GitError) -> TreePath? {
    let parts = subdirectory.split(separator: "/").filter { $0 != "." }
    return parts.isEmpty ? nil : try TreePath(parts.joined(separator: "/"))
  }

  private func openOrCreate() throws -> (repository: Repository, isNew: Bool) {
    do {
      return (
        try Repository.initialize(
          at: directory, bare: isBare, initialBranch: branch), true
      )
    } catch GitError.alreadyARepository {
      return (try Repository.open(at: directory), false)
    }
  }

  private func exists(_ path: String, in context: Writer.Context) throws -> Bool {
    guard let tip = context.tip else { return false }
    let repository = context.location.repository
    return try repository.entry(
      at: try context.location.repositoryPath(path), in: try repository.commit(tip).tree) != nil
  }

  private func plan(in context: Writer.Context) throws -> Plan {
    var changes: [String: [UInt8]?] = [:]
    for file in SchemaSet.builtInFiles { changes["schemas/\(file.path)"] = Array(file.text.utf8) }
    let schemas = context.snapshot.schemas
    for (ref, value) in try Self.firstDocuments(name: name, title: title) {
      changes[RegistryPath.path(of: ref)] = DocumentText.make(value, for: ref, schemas: schemas)
    }
    for path in changes.keys.sorted() where try exists(path, in: context) {
      throw WorkflowError.invalidArgument(
        name: "directory", value: subdirectory ?? directory,
        reason: "the repository has a file \(path) there already",
        remedy: "choose another folder with --registry SUBDIR")
    }
    var plan = Plan(
      changes: changes, action: "registry.created", subject: .registry,
      summary: "Create the registry \(name)")
    for template in InitTemplate.all {
      let content = Array(try template.text(substituting: substitutions).utf8)
      if template.isOfRepository {
        let path = try TreePath(template.destination)
        if try !isTaken(path, in: context) { plan.repositoryFiles[template.destination] = content }
      } else if try !exists(template.destination, in: context) {
        plan.changes[template.destination] = content
      }
    }
    plan.changes.merge(documents.mapValues(Optional.some)) { _, own in own }
    return plan
  }

  private func isTaken(_ path: TreePath, in context: Writer.Context) throws -> Bool {
    guard let tip = context.tip else { return false }
    let repository = context.location.repository
    return try repository.entry(at: path, in: try repository.commit(tip).tree) != nil
  }

  private var substitutions: [String: String] {
    [
      "name": name.text, "title": title,
      "registry": subdirectory.map { $0.hasSuffix("/") ? $0 : "\($0)/" } ?? "",
      "handle": "@\(name)/owners",
    ]
  }

  /// registry.yaml and the first team.
  private static func firstDocuments(
    name: Identifier, title: String
  ) throws -> [(EntityRef, JSONValue)] {
    let owners = EntityRef.team(try Identifier("owners"))
    var registry = DocumentText.beginning(of: .registry)
    let content: JSONValue = [
      "name": .string(name.text),
      "title": .string(title),
      "environments": [
        ["name": "staging", "title": "Staging", "production": false],
        [
          "name": "production", "title": "Production", "production": true,
          "approvals": ["required": 1, "by": ["team:owners"]],
        ],
      ],
      "mergeMethod": "merge",
      "governance": ["team:owners"],
      "trust": ["accepts": ["signature", "author", "forge"], "signatures": "off"],
      "rulesVersion": .int(RuleCatalogue.version),
    ]
    for member in content.members { registry[member.key] = member.value }
    var team = DocumentText.beginning(of: owners)
    team["title"] = "Owners of the registry"
    team["description"] = "May change registry.yaml, schemas, policies and trust."
    team["members"] = .array([])
    return [(.registry, registry), (owners, team)]
  }
}
