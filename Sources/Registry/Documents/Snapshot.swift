import Documents
package import Findings
package import Git

/// A registry at one moment: its documents by reference, and what is wrong with its files one by one.
///
/// Immutable; every question about content is a function of it.
package struct Snapshot: Sendable {
  /// The documents, by what their paths identify.
  package let entities: [EntityRef: Entity]
  /// What is wrong with single files.
  package let fileFindings: [Finding]
  /// The schemas in force.
  package let schemas: SchemaSet
  /// The commit it shows; nil for a work tree or a planned change.
  package let commit: ObjectID?
  /// The paths of files that are not meant to be documents, in order.
  package let otherPaths: [String]
  /// Whose keys may sign, by trust/allowed_signers.
  package let signers: AllowedSigners
  private let directory = LazyValue<PersonDirectory>()
  /// The part of the registry that was read; nil for all of it.
  let scope: RegistryScope?
  let leftOut: LeftOutDocuments
  /// Every file that is meant to be a document, as it was judged on its own.
  let files: [String: CheckedFile]
  /// What lies outside of this part of a registry and is known beside it; nothing for a whole one.
  private let surroundings: Surroundings
  private let tables = SnapshotTables()

  /// What is known beside a part.
  indirect enum Surroundings: Sendable {
    case none
    case snapshot(Snapshot)
  }

  /// Reads all documents of `view`.
  ///
  /// - Parameters:
  ///   - known: an earlier snapshot of the same registry; files whose blobs it has are not read again.
  ///   - scope: the part to read; all unless told.
  ///   - store: where documents are kept that were read before; only a part of a registry looks there.
  /// - Throws: `RegistryError.git`, `.brokenSchema`.
  package static func load(
    _ view: any FileView, commit: ObjectID? = nil, reusing known: Snapshot? = nil,
    in scope: RegistryScope? = nil, from store: DocumentStore? = nil
  ) throws(RegistryError) -> Snapshot {
    let store = scope == nil ? nil : store
    let listing: FileListing
    do throws(GitError) {
      if let scope, store != nil {
        listing = try view.listing(in: scope)
      } else {
        listing = FileListing(entries: try view.entries(in: scope))
      }
    } catch {
      throw .git(error)
    }
    let schemas = try SchemaSet(view, entries: listing.entries, reusing: known?.schemas)
    let reusable = known.flatMap { $0.schemas.isSame(as: schemas) ? $0.files : nil } ?? [:]
    var files: [String: CheckedFile] = [:]
    var others: [String] = []
    var unread: [FileEntry] = []
    var leftOut = listing.leftOut
    let signers: AllowedSigners
    do throws(GitError) {
      signers = try Self.signers(listing.entries, of: view)
      for entry in listing.entries {
        if !RegistryPath.isDocument(entry.path) {
          others.append(entry.path)
        } else if scope?.leavesOut(fileAt: entry.path) == true {
          leftOut.append(entry.path)
        } else if let blob = entry.blob, let file = reusable[entry.path], file.blob == blob {
          files[entry.path] = file
        } else {
          unread.append(entry)
        }
      }
      let check = DocumentCheck(schemas)
      if let store {
        let contents = try store.contents(
          listing.folders, unread, of: view, by: check, reusing: reusable)
        for content in contents {
          files.merge(content.documents) { $1 }
          others += content.others
        }
        unread = []
      }
      for (entry, file) in zip(unread, CheckedFile.all(unread, in: view, by: check)) {
        files[entry.path] = try file.get()
      }
    } catch {
      throw .git(error)
    }
    return Snapshot(
      files: files, others: others, leftOut: LeftOutDocuments(leftOut), schemas: schemas,
      signers: signers, commit: commit, scope: scope)
  }

  /// What trust/allowed_signers among `entries` says; nothing where there is none.
  static func signers(
    _ entries: [FileEntry], of view: any FileView
  ) throws(GitError) -> AllowedSigners {
    guard let entry = entries.first(where: { $0.path == RegistryPath.allowedSigners }),
      entry.mode.isFile
    else { return AllowedSigners([]) }
    return AllowedSigners(try view.content(of: entry))
  }

  /// Reads `entries`, which are the part of `view` that lies in `scope`.
  ///
  /// - Parameter surroundings: what is known beside it: names are looked up there too, but what it holds is not
  ///   among the documents of this part.
  static func part(
    _ entries: [FileEntry], of view: any FileView, in scope: RegistryScope, by schemas: SchemaSet,
    beside surroundings: Snapshot? = nil
  ) throws(GitError) -> Snapshot {
    let documents = entries.filter { RegistryPath.isDocument($0.path) }
    var files: [String: CheckedFile] = [:]
    let checked = CheckedFile.all(documents, in: view, by: DocumentCheck(schemas))
    for (entry, file) in zip(documents, checked) {
      files[entry.path] = try file.get()
    }
    let signers =
      if let surroundings { surroundings.signers } else { try signers(entries, of: view) }
    return Snapshot(
      files: files, others: [], schemas: schemas, signers: signers, commit: nil, scope: scope,
      surroundings: surroundings.map(Surroundings.snapshot) ?? .none)
  }

  /// Makes a snapshot of what is known of its files.
  init(
    files: [String: CheckedFile], others: [String], leftOut: LeftOutDocuments = LeftOutDocuments(),
    schemas: SchemaSet, signers: AllowedSigners, commit: ObjectID?, scope: RegistryScope?,
    surroundings: Surroundings = .none
  ) {
    self.files = files
    self.surroundings = surroundings
    self.scope = scope
    self.leftOut = leftOut
    otherPaths = others.sorted()
    self.schemas = schemas
    self.signers = signers
    self.commit = commit
    let entities = files.values.compactMap(\.entity)
    self.entities = Dictionary(entities.map { ($0.ref, $0) }) { first, _ in first }
    // Of a part of a registry the whole tells what is wrong there.
    let isWhole = if case .none = surroundings { true } else { false }
    fileFindings = files.values.flatMap(\.findings) + (isWhole ? signers.findings : [])
  }

  /// This registry, as far as it was read, in parts that can be judged one by one: what is no part of a model, and
  /// each model.
  func parts() -> [Part] {
    let groups = Dictionary(grouping: files) {
      RegistryPath.modelFolder(of: $0.key)
    }
    return groups.values.map { Part(files: Dictionary($0.map { ($0.key, $0.value) }) { $1 }) }
  }

  /// Some files of a registry.
  struct Part: Sendable {
    fileprivate let files: [String: CheckedFile]
    /// How many there are.
    var count: Int { files.count }
  }

  /// The documents of `part`, with all of this registry beside them.
  func only(_ part: Part) -> Snapshot {
    Snapshot(
      files: part.files, others: [], schemas: schemas, signers: signers, commit: commit,
      scope: scope, surroundings: .snapshot(self))
  }

  /// The paths of all files that are meant to be documents, read or not, in order.
  package var documentPaths: [String] { (files.keys + leftOut.paths).sorted() }

  /// The document `ref` identifies.
  package subscript(ref: EntityRef) -> Entity? { entities[ref] ?? beside?[ref] }

  /// The people of the registry by their names and addresses; of a part those of the whole.
  package var people: PersonDirectory {
    beside?.people ?? directory.get { PersonDirectory(self) }
  }

  private var beside: Snapshot? {
    if case .snapshot(let snapshot) = surroundings { snapshot } else { nil }
  }

  /// The path of the file that is meant to be the document `ref` and cannot be read as such; nil where there
  /// is none.
  package func unreadableFile(of ref: EntityRef) -> String? {
    let path = RegistryPath.path(of: ref)
    guard entities[ref] == nil, files[path] != nil else {
      return beside?.unreadableFile(of: ref)
    }
    return path
  }

  /// The paths of all files that are meant to be documents, were looked into, and are none.
  var unreadablePaths: [String] {
    files.compactMap { $1.entity == nil ? $0 : nil }
  }

  /// Whether a file is meant to be the document at `path`, read or not.
  package func holds(_ path: String) -> Bool {
    files[path] != nil || leftOut.contains(path)
  }

  /// The paths of all files, documents or not, in order of their bytes.
  var sortedPaths: [String] { tables.paths(files, others: otherPaths, leftOut) }

  /// What there is of `kind` by its path, read or not, in order.
  func refs(_ kind: Kind) -> [EntityRef] {
    let read = tables.refs(kind, in: files)
    let unread = leftOut.refs(kind)
    if read == nil, unread.isEmpty { return beside?.refs(kind) ?? [] }
    return unread.isEmpty ? read ?? [] : EntityRef.sorted((read ?? []) + unread)
  }

  /// Whether `ref` may be there for all that was read: it lies in a part of the registry that was left out.
  func leavesOut(_ ref: EntityRef) -> Bool { scope?.leavesOut(ref) ?? false }

  /// All documents of `kind`, in order.
  package func all(_ kind: Kind) -> [Entity] {
    (tables.refs(kind, in: files) ?? []).compactMap { entities[$0] }
  }
  /// `registry.yaml`, where it could be read.
  package var registry: Entity? { self[.registry] }
  /// The versions of `model`, in order of precedence.
  package func versions(of model: ModelName) -> [Entity] {
    tables.versions(of: model, in: files).compactMap { entities[$0] }
  }
  /// The evaluations of a version, in order of their ids.
  package func evaluations(of version: EntityRef) -> [Entity] {
    tables.parts(of: version, in: files).filter { $0.kind == .evaluation }.compactMap {
      entities[$0]
    }
  }
  /// The approvals of a version, in order of their ids.
  package func approvals(of version: EntityRef) -> [Entity] {
    tables.parts(of: version, in: files).filter { $0.kind == .approval }.compactMap { entities[$0] }
  }
  /// The deployments of `model` to all environments.
  package func deployments(of model: ModelName) -> [Entity] {
    tables.deployments(of: model, in: files).compactMap { entities[$0] }
  }
}
