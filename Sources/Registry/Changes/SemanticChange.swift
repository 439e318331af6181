package import Documents

/// What happened to one document between two trees, in the registry's own terms.
package struct SemanticChange: Sendable {
  /// What happened, as `<kind>.<verb>`.
  package let action: Action
  /// The document it happened to.
  package let subject: EntityRef
  /// The values that differ; for a new or removed document those that tell most about it.
  package let fields: [FieldChange]

  /// The name of an event: a kind and a past participle, `version.released`.
  package struct Action: Hashable, Sendable, CustomStringConvertible {
    /// The kind of document.
    package let kind: Kind
    /// What happened to it.
    package let verb: String

    package var description: String { "\(kind.word).\(verb)" }

    /// Whether `text` names it: the whole name, its kind or its verb.
    package func isNamed(_ text: String) -> Bool {
      text == description || text == kind.word || text == verb
    }
  }

  /// Compares two contents of the document at `subject`; nil when nothing of meaning differs.
  ///
  /// - Parameters:
  ///   - old: the content before; nil when the file was not there.
  ///   - new: the content after; nil when the file is gone.
  package init?(_ subject: EntityRef, from old: JSONValue?, to new: JSONValue?) {
    self.subject = subject
    switch (old, new) {
    case (nil, let new?):
      action = Action(kind: subject.kind, verb: Self.additionVerb(subject.kind, new))
      fields = Self.telling(subject.kind, new).map {
        FieldChange(path: $0, old: nil, new: new.value(atPath: $0))
      }
    case (let old?, nil):
      action = Action(kind: subject.kind, verb: "removed")
      fields = Self.telling(subject.kind, old).map {
        FieldChange(path: $0, old: old.value(atPath: $0), new: nil)
      }
    case (let old?, let new?):
      let fields = FieldChange.between(old, new)
      if fields.isEmpty { return nil }
      action = Action(kind: subject.kind, verb: Self.changeVerb(subject.kind, fields))
      self.fields = fields
    case (nil, nil): return nil
    }
  }

  /// The name of the field whose change is an event of its own.
  private static func lifecycleField(_ kind: Kind) -> String? {
    switch kind {
    case .model: "lifecycle"
    case .version, .deployment, .person: "status"
    default: nil
    }
  }

  private static func additionVerb(_ kind: Kind, _ new: JSONValue) -> String {
    switch kind {
    case .registry: "created"
    case .model, .system: "registered"
    case .version: new["status"]?.string == "draft" ? "added" : "released"
    case .evaluation: new["retracts"] == nil ? "recorded" : "retracted"
    case .approval: new["decision"]?.string == "rejected" ? "rejected" : "approved"
    case .deployment: "started"
    case .waiver: "granted"
    default: "added"
    }
  }

  private static func changeVerb(_ kind: Kind, _ fields: [FieldChange]) -> String {
    if kind == .deployment, let change = fields.first(where: { $0.path == "version" }),
      let old = change.old?.string.flatMap({ try? VersionNumber($0) }),
      let new = change.new?.string.flatMap({ try? VersionNumber($0) })
    {
      return new < old ? "rolled-back" : "promoted"
    }
    if let field = lifecycleField(kind), let change = fields.first(where: { $0.path == field }),
      let state = change.new?.string
    {
      switch (kind, state) {
      case (.model, "active"), (.deployment, "active"), (.person, "active"): return "activated"
      default: return state
      }
    }
    return "changed"
  }

  /// The fields, by their dotted paths, worth naming when a whole document comes or goes.
  private static func telling(_ kind: Kind, _ document: JSONValue) -> [String] {
    let keys: [String] =
      switch kind {
      case .registry: ["title"]
      case .person: ["status"]
      case .team: ["members"]
      case .dataset: ["title", "digest"]
      case .model: ["title", "owner", "lifecycle"]
      case .version: ["status"]
      case .evaluation: ["purpose", "evaluatedAt", "supersedes", "retracts"]
      case .approval: ["subject.environment", "decision", "approver"]
      case .deployment: ["version", "role", "status"]
      case .system: ["title", "owner", "riskClasses"]
      case .risk: ["likelihood", "severity"]
      case .incident: ["category", "awareAt"]
      case .policy: ["title", "severity"]
      case .waiver: ["policy", "subject", "expires"]
      }
    return keys.filter { document.value(atPath: $0) != nil }
  }
}
