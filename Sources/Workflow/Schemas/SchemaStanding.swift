import Documents
import Git
import Registry

/// How the schema of one kind in a registry stands to the one that this binary carries.
enum SchemaStanding: Hashable, Sendable {
  /// It is the binary's.
  case current
  /// The registry pins none, so that each binary judges by its own.
  case absent
  /// An earlier release wrote it.
  case older
  /// Its `$id` is of a later version of the format.
  case newer
  /// Its `$id` is ours, its content that of no release which this binary knows: somebody edited it, or a
  /// later release wrote it.
  case edited
  /// It goes by an `$id` of its own: the organisation took it over.
  case foreign

  /// The standing of the schema of `kind` in `snapshot`.
  init(
    of kind: Kind, in snapshot: Snapshot, released: ReleasedSchemas = .all
  ) throws(GitError) {
    guard snapshot.otherPaths.contains(kind.schemaPath),
      let document = snapshot.schemas.document(of: kind)
    else {
      self = .absent
      return
    }
    if document.source == SchemaSet.builtInText(of: kind) {
      self = .current
      return
    }
    guard let version = Self.version(document.root["$id"]?.string, of: kind) else {
      self = .foreign
      return
    }
    if version > Self.version {
      self = .newer
      return
    }
    self = try released.hold(document.source, as: kind) ? .older : .edited
  }

  /// The version in the `$id` of the binary's own schemas.
  private static let version = 1

  /// The version in `urn:registrar:schema:v1:model`; nil for an `$id` that is not ours.
  private static func version(_ id: String?, of kind: Kind) -> Int? {
    let (start, end) = ("urn:registrar:schema:v", ":\(kind.word)")
    guard let id, id.hasPrefix(start), id.hasSuffix(end) else { return nil }
    return Int(id.dropFirst(start.count).dropLast(end.count))
  }
}
