package import Documents
package import Git
import Registry

extension AuditEvent {
  /// The event as data: who, when, what, where, old and new values, and the commit that proves it.
  package var value: JSONValue {
    var value: JSONValue = [
      "action": .string(action),
      "subject": .string(subject),
      "path": .string(path),
      "changes": .array(
        fields.map { field in
          ["field": .string(field.path), "old": field.old ?? .null, "new": field.new ?? .null]
        }),
      "author": Self.value(of: commit.author),
      "committer": Self.value(of: commit.committer),
      "date": .string(commit.author.date),
      "commit": .string(commit.id.description),
      "message": .string(commit.subject),
    ]
    // What the commit itself says, where .mailmap has another name for the author.
    if let recorded = commit.recordedAuthor { value["recordedAuthor"] = Self.value(of: recorded) }
    return value
  }

  private static func value(of signature: Signature) -> JSONValue {
    [
      "name": .string(signature.name), "email": .string(signature.email),
      "date": .string(signature.date),
    ]
  }
}

extension Signature {
  /// The date as its writer saw it, RFC 3339 with the writer's offset.
  package var date: String {
    Timestamp(seconds: seconds).description(offsetMinutes: Int(offsetMinutes))
  }
}
