import Git
package import Registry

/// Which events are wanted. Every criterion is a filter over all of history: dates are claims of the
/// committer, so that none of them may end the walk (a back-dated commit would hide what lies behind it).
package struct AuditFilter: Sendable {
  /// Documents; a model stands for all that belongs to it, a version for its evaluations and approvals.
  package var subjects: [EntityRef] = []
  /// Author date at or after this moment.
  package var since: Timestamp?
  /// Author date at or before this moment.
  package var until: Timestamp?
  /// Part of the author's name or address, ignoring case.
  package var author: String?
  /// Actions by whole name, kind or verb; empty for all.
  package var actions: [String] = []
  /// Part of the commit message, ignoring case.
  package var grep: String?

  /// Wants everything.
  package init() {}

  /// Whether `commit` may hold wanted events.
  func admits(_ commit: Commit) -> Bool {
    let date = Timestamp(seconds: commit.author.seconds)
    if let since, date < since { return false }
    if let until, date > until { return false }
    if let author,
      !"\(commit.author.name) <\(commit.author.email)>".lowercased().contains(author.lowercased())
    {
      return false
    }
    if let grep, !commit.message.lowercased().contains(grep.lowercased()) { return false }
    return true
  }

  /// Whether the document at `ref` is one of those wanted.
  func admits(_ ref: EntityRef?) -> Bool {
    guard !subjects.isEmpty else { return true }
    guard let ref else { return false }
    return subjects.contains { subject in
      if subject == ref { return true }
      switch (subject, ref) {
      case (.model(let model), _): return ref.model == model
      case (.version(let model, let version), .evaluation),
        (.version(let model, let version), .approval):
        return ref.model == model && ref.version == version
      case (.system(let system), .risk(let other, _)),
        (.system(let system), .incident(let other, _)):
        return system == other
      case (.waiver(let waiver), .waiverApproval(let other, _)): return waiver == other
      default: return false
      }
    }
  }

  /// Whether `event` has a wanted action.
  func admits(_ event: AuditEvent) -> Bool {
    actions.isEmpty || actions.contains { event.isAction($0) }
  }
}
