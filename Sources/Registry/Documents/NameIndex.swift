import Documents
import Git
import Synchronization

/// Which models name which documents, kept under the Git directory, so that of a change outside of models only what
/// depends on it is read.
///
/// It is one file for a registry and its schemas. For each folder of a model it tells the tree that it was made of:
/// models that have another one are read, the others are not.
struct NameIndex: Sendable {
  private let folder: CacheFolder
  private let program: String
  private let latest = Latest()

  /// What was last looked at: a judgement that grows asks again.
  private final class Latest: Sendable {
    let entries = Mutex<(file: String, entries: [String: Entry])?>(nil)
  }

  /// The index in `folder`, as `program` makes it.
  init(_ folder: CacheFolder, program: String) {
    self.folder = folder
    self.program = program
  }

  /// What the models in one folder name.
  private struct Entry: Sendable {
    let tree: ObjectID
    /// By the folder of each model, which is the same but for models inside of others.
    let names: [String: Set<String>]
  }

  /// The folders of the models in `view` that name one of `refs`.
  func models(
    naming refs: Set<EntityRef>, in view: CommitView, by check: DocumentCheck
  ) throws(GitError) -> Set<String> {
    let file = ContentDigest.hexadecimal(of: Array("names \(program) \(check.digest)".utf8))
    let latest = self.latest.entries.withLock { $0 }
    let known = latest?.file == file ? latest?.entries ?? [:] : read(file)
    let folders = try view.modelFolders()
    let stale = folders.filter { known[$0.path]?.tree != $0.tree }
    var entries = known
    let fresh = stale.concurrentMap { folder in
      Result { () throws(GitError) in
        Entry(tree: folder.tree, names: try Self.names(in: folder, of: view, by: check))
      }
    }
    for (folder, entry) in zip(stale, fresh) { entries[folder.path] = try entry.get() }
    let present = Set(folders.map(\.path))
    entries = entries.filter { present.contains($0.key) }
    if !stale.isEmpty || entries.count != known.count { write(entries, to: file) }
    self.latest.entries.withLock { [entries] in $0 = (file, entries) }
    let wanted = Set(refs.map(\.description))
    return Set(
      entries.values.flatMap { entry in
        entry.names.filter { !$0.value.isDisjoint(with: wanted) }.keys
      })
  }

  private static func names(
    in folder: FileListing.Folder, of view: CommitView, by check: DocumentCheck
  ) throws(GitError) -> [String: Set<String>] {
    var names: [String: Set<String>] = [:]
    for entry in try view.entries(of: folder)
    where entry.mode.isFile && RegistryPath.isDocument(entry.path) {
      guard let model = RegistryPath.modelFolder(of: entry.path) else { continue }
      let document = check.read(entry, content: try view.content(of: entry)).entity
      // Who touches a part of a model has all of it read anyway.
      let others = (document?.named ?? []).filter {
        $0.model.map(RegistryPath.directory) != String(model)
      }
      names[String(model), default: []].formUnion(others.map(\.description))
    }
    return names
  }

  // MARK: The file

  private func write(_ entries: [String: Entry], to file: String) {
    // Most names stand in many models.
    let texts = Set(entries.values.flatMap { $0.names.values.joined() }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(texts, 0...))
    var writer = ByteWriter()
    writer.count(texts.count)
    for text in texts { writer.text(text) }
    writer.count(entries.count)
    for (path, entry) in entries {
      writer.text(path)
      writer.data(entry.tree.bytes)
      writer.count(entry.names.count)
      for (model, names) in entry.names {
        writer.text(model)
        writer.count(names.count)
        for name in names { writer.count(numbers[name] ?? 0) }
      }
    }
    folder.put(ContentDigest.marked(writer.bytes), as: file)
  }

  private func read(_ file: String) -> [String: Entry] {
    guard let bytes = folder.content(of: file).flatMap(ContentDigest.unmarked) else { return [:] }
    var reader = ByteReader(bytes)
    return Self.entries(&reader) ?? [:]
  }

  private static func entries(_ reader: inout ByteReader) -> [String: Entry]? {
    guard let texts = list(&reader, { $0.text() }), let count = reader.count() else { return nil }
    var entries: [String: Entry] = [:]
    for _ in 0..<count {
      guard let path = reader.text(), let tree = reader.data().flatMap({ ObjectID(bytes: $0) }),
        let models = reader.count()
      else { return nil }
      var names: [String: Set<String>] = [:]
      for _ in 0..<models {
        guard let model = reader.text(), let numbers = list(&reader, { $0.word() }),
          numbers.allSatisfy({ $0 < texts.count })
        else { return nil }
        names[model] = Set(numbers.map { texts[Int($0)] })
      }
      entries[path] = Entry(tree: tree, names: names)
    }
    return reader.isAtEnd ? entries : nil
  }

  private static func list<Element>(
    _ reader: inout ByteReader, _ element: (inout ByteReader) -> Element?
  ) -> [Element]? {
    guard let count = reader.count() else { return nil }
    var list: [Element] = []
    for _ in 0..<count {
      guard let next = element(&reader) else { return nil }
      list.append(next)
    }
    return list
  }
}
