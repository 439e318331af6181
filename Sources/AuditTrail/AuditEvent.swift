import Documents
package import Git
package import Registry

/// One thing that happened to one file of a registry, as the difference between two trees shows it.
package struct AuditEvent: Sendable {
  /// The commit whose tree brought it.
  package let commit: Commit
  /// What happened: `version.released`, `schema.changed`, `file.added`.
  package let action: String
  /// What it happened to: a reference, or a path for files that are no documents.
  package let subject: String
  /// The document, where it is one.
  package let ref: EntityRef?
  /// The file, relative to the registry.
  package let path: String
  /// Values that differ, old to new.
  package let fields: [FieldChange]

  /// Whether `text` names the action: whole, by kind or by verb.
  package func isAction(_ text: String) -> Bool {
    action == text || action.split(separator: ".").contains { $0 == text }
  }
}
