import AuditTrail
import Documents
import Git
import Registry

/// Audit events for people.
struct EventText {
  let console: Console

  /// One line: commit, day, action, subject, author.
  func line(_ event: AuditEvent) -> String {
    let day = String(event.commit.author.date.prefix(10))
    return [
      console.styled(event.commit.id.short, .yellow), day,
      event.action.padded(to: 22), TerminalText(event.subject).text,
      console.styled(TerminalText(event.commit.author.name).text, .dim),
    ].joined(separator: "  ")
  }

  /// The events of one commit: who and when first, then each event with its fields.
  func block(_ events: [AuditEvent]) -> String {
    guard let commit = events.first?.commit else { return "" }
    var text = "\(console.styled("commit \(commit.id)", .yellow))\n"
    text += "Author:    \(person(commit.author))\n"
    if commit.committer != commit.author { text += "Committer: \(person(commit.committer))\n" }
    text += "\n    \(TerminalText(commit.subject).text)\n\n"
    for event in events {
      text += "  \(console.styled(event.action, .bold))  \(TerminalText(event.subject).text)\n"
      for field in event.fields { text += "      \(change(field))\n" }
    }
    return text
  }

  private func person(_ signature: Signature) -> String {
    "\(TerminalText("\(signature.name) <\(signature.email)>").text)  \(signature.date)"
  }

  /// `status: draft -> released`.
  private func change(_ field: FieldChange) -> String {
    let path = TerminalText(field.path).text
    switch (field.old, field.new) {
    case (nil, let new?): return "\(path): \(console.styled(Self.value(new), .green))"
    case (let old?, nil): return "\(path): \(console.styled(Self.value(old), .red)) (removed)"
    case (let old?, let new?):
      return
        "\(path): \(console.styled(Self.value(old), .red)) -> \(console.styled(Self.value(new), .green))"
    case (nil, nil): return path
    }
  }

  private static func value(_ value: JSONValue) -> String {
    let text = value.string ?? JSONWriter.text(value)
    let short = text.count > 120 ? text.prefix(117) + "..." : text[...]
    return TerminalText(String(short)).text
  }
}
