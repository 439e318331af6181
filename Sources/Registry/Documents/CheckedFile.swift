import Findings
import Git

/// One file of a registry that is meant to be a document, with what it says and what is wrong with it by itself.
struct CheckedFile: Sendable {
  /// Its blob, where Git holds it.
  let blob: ObjectID?
  /// What it is by its path; nil where no identifier is spelled that way.
  let ref: EntityRef?
  /// What it says; nil where it cannot be read as a document.
  let entity: Entity?
  /// What is wrong with it.
  let findings: [Finding]

  /// Reads and judges the file at `entry`, whose content `content` gives.
  init(
    _ entry: FileEntry, by check: DocumentCheck, content: () throws(GitError) -> [UInt8]
  ) throws(GitError) {
    guard entry.mode.isFile else {
      self.init(
        blob: nil, ref: RegistryPath.ref(at: entry.path), entity: nil,
        findings: [Self.noRegularFile(entry)])
      return
    }
    let result = check.read(entry, content: try content())
    self.init(
      blob: entry.blob, ref: result.entity?.ref ?? RegistryPath.ref(at: entry.path),
      entity: result.entity, findings: result.findings)
  }

  /// What is known of one.
  init(blob: ObjectID?, ref: EntityRef?, entity: Entity?, findings: [Finding]) {
    self.blob = blob
    self.ref = ref
    self.entity = entity
    self.findings = findings
  }

  /// Reads and judges `entries` of `view` one by one, on all cores.
  static func all(
    _ entries: [FileEntry], in view: any FileView, by check: DocumentCheck
  ) -> [Result<CheckedFile, GitError>] {
    entries.concurrentMap { entry in
      Result { () throws(GitError) in
        try CheckedFile(entry, by: check) { () throws(GitError) in try view.content(of: entry) }
      }
    }
  }

  private static func noRegularFile(_ entry: FileEntry) -> Finding {
    let what = entry.mode == .symlink ? "a symbolic link" : "a submodule"
    return Finding(
      .unreadableFile, at: Finding.Location(path: entry.path),
      "\(what) stands where a document belongs", remedy: "put the document itself there")
  }
}
