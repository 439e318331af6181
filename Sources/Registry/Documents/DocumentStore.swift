import Documents
import Findings
import Git

/// Documents as they were read and judged by themselves before, kept under the Git directory: what a change is about
/// is read anew, and what stands beside it is not.
///
/// A file holds a folder of documents: a model, or all people. It is named by the folder, the schemas and the program,
/// and says which tree it was made of and which blob each document has, so that of a folder that changed only what
/// changed is read. It starts with the digest of the rest; a damaged one is as good as none. That is no seal: who may
/// write to the Git directory is trusted.
package struct DocumentStore: Sendable {
  private let folder: CacheFolder
  private let limit: Int
  private let program: String
  private let names: NameIndex

  /// How many bytes are kept.
  package static let limit = 64 << 20
  /// A folder of more is not kept: it would push out all others.
  private static let largestShare = 4
  /// So many documents that changed in a folder, and so many of how many, are read anew before what is kept of it is
  /// written again.
  private static let (mostStale, smallestShare) = (8, 16)

  /// The store of the repository at `location`, which linked work trees share; nil where nothing tells by which
  /// program it was made.
  package init?(_ location: RegistryLocation, limit: Int = Self.limit) {
    guard let program = FileStamp.runningProgram else { return nil }
    folder = CacheFolder(
      in: location.repository.commonDirectory, ["registrar", "documents"], limit: limit)
    self.limit = limit
    self.program = "\(RuleCatalogue.version) \(program) \(location.root?.description ?? "")"
    names = NameIndex(
      CacheFolder(
        in: location.repository.commonDirectory, ["registrar", "names"], limit: limit),
      program: self.program)
  }

  /// What is in a folder.
  struct Content: Sendable {
    /// What is meant to be a document, by path.
    fileprivate(set) var documents: [String: CheckedFile] = [:]
    /// The paths of other files.
    fileprivate(set) var others: [String] = []
  }

  /// What is in `folders` of `view`, and in the files at `entries`, read where it is not known.
  ///
  /// - Parameter known: documents at hand, by path.
  func contents(
    _ folders: [FileListing.Folder], _ entries: [FileEntry], of view: any FileView,
    by check: DocumentCheck, reusing known: [String: CheckedFile]
  ) throws(GitError) -> [Content] {
    let schemas = check.digest
    // What is in no such folder is kept as one that always changes.
    let folders = folders + [FileListing.Folder(path: "", tree: .emptyTree)]
    let kept = folders.concurrentMap { folder in
      Result { () throws(GitError) in
        try lookUp(
          folder, schemas, of: view, only: folder.path.isEmpty ? entries : nil, reusing: known)
      }
    }
    var parts: [Part] = []
    for part in kept { parts.append(try part.get()) }
    // All that is wanting at once, since one folder may want much and the others nothing.
    let wanting = parts.indices.flatMap { part in parts[part].wanting.map { (part, $0) } }
    let read = CheckedFile.all(wanting.map(\.1), in: view, by: check)
    for ((part, entry), file) in zip(wanting, read) {
      parts[part].content.documents[entry.path] = try file.get()
    }
    _ = zip(folders, parts).filter { $1.isStale }.concurrentMap { folder, part in
      keep(part.content, of: folder, schemas)
    }
    return parts.map(\.content)
  }

  /// The folders of the models in `view` that name one of `refs`.
  func models(
    naming refs: Set<EntityRef>, in view: CommitView, by check: DocumentCheck
  ) throws(GitError) -> Set<String> {
    try names.models(naming: refs, in: view, by: check)
  }

  private struct Part: Sendable {
    var content = Content()
    /// What is to be read.
    var wanting: [FileEntry] = []
    /// Whether what is kept is to be written again.
    var isStale = false
  }

  private func lookUp(
    _ folder: FileListing.Folder, _ schemas: String, of view: any FileView,
    only entries: [FileEntry]?, reusing known: [String: CheckedFile]
  ) throws(GitError) -> Part {
    let kept = self.kept(of: folder, schemas)
    if let kept, entries == nil, kept.tree == folder.tree { return Part(content: kept.content) }
    var part = Part()
    let listed = if let entries { entries } else { try view.entries(of: folder) }
    for entry in listed {
      guard RegistryPath.isDocument(entry.path) else {
        part.content.others.append(entry.path)
        continue
      }
      let candidates = [known[entry.path], kept?.content.documents[entry.path]]
      if let blob = entry.blob, entry.mode.isFile,
        let file = candidates.lazy.compactMap({ $0 }).first(where: { $0.blob == blob })
      {
        part.content.documents[entry.path] = file
      } else {
        part.wanting.append(entry)
      }
    }
    let wanting = part.wanting.count
    part.isStale =
      wanting > Self.mostStale
      || wanting * Self.smallestShare > part.content.documents.count + wanting
      || kept == nil && entries == nil
    return part
  }

  // MARK: Files

  private func name(of folder: FileListing.Folder, _ schemas: String) -> String {
    ContentDigest.hexadecimal(of: Array("\(program) \(schemas) \(folder.path)".utf8))
  }

  private func keep(_ content: Content, of folder: FileListing.Folder, _ schemas: String) {
    var writer = ByteWriter()
    writer.data(folder.tree.bytes)
    writer.count(content.others.count)
    for path in content.others { writer.text(path) }
    writer.count(content.documents.count)
    for (path, file) in content.documents {
      writer.text(path)
      file.write(to: &writer)
    }
    guard writer.bytes.count <= limit / Self.largestShare else { return }
    self.folder.put(ContentDigest.marked(writer.bytes), as: name(of: folder, schemas))
  }

  private func kept(
    of folder: FileListing.Folder, _ schemas: String
  ) -> (tree: ObjectID, content: Content)? {
    guard
      let bytes = self.folder.content(of: name(of: folder, schemas))
        .flatMap(ContentDigest.unmarked)
    else { return nil }
    var reader = ByteReader(bytes)
    var content = Content()
    guard let tree = reader.data().flatMap({ ObjectID(bytes: $0) }), let others = reader.count()
    else { return nil }
    for _ in 0..<others {
      guard let path = reader.text() else { return nil }
      content.others.append(path)
    }
    guard let documents = reader.count() else { return nil }
    content.documents.reserveCapacity(documents)
    for _ in 0..<documents {
      guard let path = reader.text(), let file = CheckedFile(from: &reader, at: path) else {
        return nil
      }
      content.documents[path] = file
    }
    return reader.isAtEnd ? (tree, content) : nil
  }
}

extension CheckedFile {
  private static let rules = Dictionary(RuleCatalogue.all.map { ($0.id, $0) }) { first, _ in first }

  /// Writes all of it.
  fileprivate func write(to writer: inout ByteWriter) {
    writer.data(blob?.bytes ?? [])
    writer.data(findings.isEmpty ? [] : JSONWriter.bytes(.array(findings.map(\.record))))
    writer.byte(entity == nil ? 0 : 1)
    guard let entity else { return }
    entity.document.write(to: &writer)
    writer.count(entity.references.count)
    for site in entity.references {
      writer.count(site.node.index)
      writer.count(site.kinds.count)
      for kind in site.kinds { writer.text(kind) }
    }
  }

  /// Reads what `write(to:)` wrote of the file at `path`.
  fileprivate init?(from reader: inout ByteReader, at path: String) {
    guard let id = reader.data(), let record = reader.data(), let hasEntity = reader.byte() else {
      return nil
    }
    var findings: [Finding] = []
    if !record.isEmpty {
      guard let list = try? JSONReader.read(Array(record)) else { return nil }
      for element in list.root.elements {
        guard let finding = Finding(record: element, rules: Self.rules) else { return nil }
        findings.append(finding)
      }
    }
    let blob = ObjectID(bytes: id)
    let ref = RegistryPath.ref(at: path)
    guard hasEntity == 1 else {
      self.init(blob: blob, ref: ref, entity: nil, findings: findings)
      return
    }
    guard let ref, let document = Document.read(from: &reader), let sites = reader.count() else {
      return nil
    }
    var references: [Entity.ReferenceSite] = []
    for _ in 0..<sites {
      guard let index = reader.word(), index < document.nodeCount, let count = reader.count() else {
        return nil
      }
      var kinds: [String] = []
      for _ in 0..<count {
        guard let kind = reader.text() else { return nil }
        kinds.append(kind)
      }
      references.append(
        Entity.ReferenceSite(node: Node(document: document, index: Int(index)), kinds: kinds))
    }
    self.init(
      blob: blob, ref: ref,
      entity: Entity(
        ref: ref, path: path, document: document, blob: blob, references: references),
      findings: findings)
  }
}
