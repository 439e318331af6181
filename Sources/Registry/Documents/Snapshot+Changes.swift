import Git

extension Snapshot {
  /// The registry as it would be with `changes`: content by path, nil for files that go.
  ///
  /// Only changed files are read again; a changed schema has everything judged again over `view`.
  package func applying(
    _ changes: [String: [UInt8]?], to view: any FileView
  ) throws(RegistryError) -> Snapshot {
    if changes.keys.contains(where: { $0.hasPrefix("schemas/") }) {
      return try Snapshot.load(OverlayView(view, changes: changes))
    }
    let check = DocumentCheck(schemas)
    var files = self.files
    var leftOut = self.leftOut
    var others = Set(otherPaths)
    var documents: [(path: String, content: [UInt8])] = []
    for (path, content) in changes {
      leftOut.remove(path)
      switch (RegistryPath.isDocument(path), content) {
      case (true, let content?): documents.append((path, content))
      case (true, nil): files[path] = nil
      case (false, nil): others.remove(path)
      case (false, _): others.insert(path)
      }
    }
    let checked = documents.concurrentMap { path, content in
      Result { () throws(GitError) in
        let entry = FileEntry(
          path: path, mode: .regular, blob: try Repository.blobID(of: content))
        return try CheckedFile(entry, by: check) { () throws(GitError) in content }
      }
    }
    for (document, file) in zip(documents, checked) {
      do throws(GitError) { files[document.path] = try file.get() } catch { throw .git(error) }
    }
    let signers = changes[RegistryPath.allowedSigners].map { AllowedSigners($0 ?? []) }
    return Snapshot(
      files: files, others: Array(others), leftOut: leftOut, schemas: schemas,
      signers: signers ?? self.signers, commit: nil, scope: scope)
  }

  /// The registry with the files that `view` has at `paths` in place of its own; no schemas among them.
  package func landing(
    _ paths: Set<String>, of view: any FileView
  ) throws(RegistryError) -> Snapshot {
    var files = self.files
    var leftOut = self.leftOut
    var others = Set(otherPaths)
    for path in paths {
      files[path] = nil
      leftOut.remove(path)
      others.remove(path)
    }
    var signers = self.signers
    do throws(GitError) {
      let entries = try view.entries(at: paths, in: scope)
      if paths.contains(RegistryPath.allowedSigners) {
        signers = try Self.signers(entries, of: view)
      }
      others.formUnion(entries.lazy.map(\.path).filter { !RegistryPath.isDocument($0) })
      let documents = entries.filter { RegistryPath.isDocument($0.path) }
      let checked = CheckedFile.all(documents, in: view, by: DocumentCheck(schemas))
      for (entry, file) in zip(documents, checked) { files[entry.path] = try file.get() }
    } catch {
      throw .git(error)
    }
    return Snapshot(
      files: files, others: Array(others), leftOut: leftOut, schemas: schemas, signers: signers,
      commit: nil, scope: scope)
  }
}
