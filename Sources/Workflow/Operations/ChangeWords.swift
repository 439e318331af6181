import Documents
package import Registry

/// Words for changes: first lines of commit messages and of lists.
package enum ChangeWords {
  /// An imperative sentence, `Release credit/scorer@2.1.0`.
  package static func summary(of change: SemanticChange) -> String {
    let subject = change.subject.description
    switch (change.subject.kind, change.action.verb) {
    case (.deployment, "started"), (.deployment, "promoted"), (.deployment, "rolled-back"):
      return deployment(change)
    case (.approval, "approved"): return "Approve \(approved(change))"
    case (.approval, "rejected"): return "Reject \(approved(change))"
    case (.evaluation, "recorded"): return "Record \(subject)"
    case (.evaluation, "retracted"): return "Retract by \(subject)"
    case (_, "released"): return "Release \(subject)"
    case (_, "deprecated"): return "Deprecate \(subject)"
    case (_, "withdrawn"): return "Withdraw \(subject)"
    case (_, "archived"): return "Archive \(subject)"
    case (_, "activated"): return "Activate \(subject)"
    case (_, "registered"): return "Register \(subject)"
    case (_, "removed"): return "Remove \(subject)"
    case (_, "added"), (_, "created"), (_, "granted"): return "Add \(subject)"
    case (_, "paused"): return "Pause \(subject)"
    case (_, "retired"): return "Retire \(subject)"
    case (_, "left"): return "Record that \(subject) left"
    default:
      let fields = change.fields.prefix(3).map(\.path).joined(separator: ", ")
      let more = change.fields.count > 3 ? " and \(change.fields.count - 3) more" : ""
      return "Set \(fields)\(more) of \(subject)"
    }
  }

  private static func deployment(_ change: SemanticChange) -> String {
    guard case .deployment(let model, let environment, let name) = change.subject,
      let field = change.fields.first(where: { $0.path == "version" }), let new = field.new?.string
    else { return "Change \(change.subject)" }
    let place =
      name.text == EntityRef.defaultDeploymentName ? environment.text : "\(environment)/\(name)"
    let verb = change.action.verb == "rolled-back" ? "Roll back" : "Promote"
    let from = field.old?.string.map { " (was \($0))" } ?? ""
    return verb == "Promote"
      ? "Promote \(model)@\(new) to \(place)\(from)"
      : "Roll back \(model) in \(place) to \(new)\(from)"
  }

  private static func approved(_ change: SemanticChange) -> String {
    let environment = change.fields.first { $0.path == "subject.environment" }?.new?.string
    return switch change.subject {
    case .approval(let model, let version, _):
      "\(model)@\(version)" + (environment.map { " for \($0)" } ?? "")
    case .waiverApproval(let waiver, _): "waiver:\(waiver)"
    default: change.subject.description
    }
  }
}
