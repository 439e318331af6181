import Documents
import Findings
import Git
import Registry
import YAML

extension Operation {
  /// Plans that the registry holds all of `documents`: new ones are added, others get the content given here. What
  /// is as it should be is left alone.
  ///
  /// An evaluation without `id` gets the one that its content makes, so that a job that runs again records nothing
  /// twice.
  ///
  /// - Throws: `WorkflowError.refused` for documents that cannot be told what they are, or that are given twice;
  ///   `.nothingToApply`.
  package static func apply(
    _ documents: [ManifestDocument], in context: Writer.Context
  ) throws -> Plan {
    var changes: [String: [UInt8]?] = [:]
    var origins: [String: ManifestDocument] = [:]
    var done: [SemanticChange] = []
    var findings: [Finding] = []
    let snapshot = context.snapshot
    for (document, edit) in zip(documents, documents.concurrentMap { Edit($0, in: snapshot) }) {
      guard let edit else {
        findings += nameless(document, snapshot.schemas)
        continue
      }
      if let other = origins[edit.path] {
        findings.append(
          document.finding(
            .duplicateIdentifier, "'\(edit.ref)' is given twice",
            remedy: "remove one of the two; the other is at \(other.file):\(other.line)"))
        continue
      }
      origins[edit.path] = document
      guard let change = edit.change else { continue }
      done.append(change)
      changes[edit.path] = edit.content
    }
    if !findings.isEmpty { throw WorkflowError.refused(findings) }
    if changes.isEmpty { throw WorkflowError.nothingToApply(count: documents.count) }
    var plan = words(for: done, changes)
    plan.origins = origins
    return plan
  }

  /// What one document does to the registry.
  private struct Edit: Sendable {
    let ref: EntityRef
    let path: String
    /// What it means; nil where the registry says so already.
    let change: SemanticChange?
    let content: [UInt8]

    /// Holds `document` against the registry; nil where it does not tell what it is.
    init?(_ document: ManifestDocument, in snapshot: Snapshot) {
      guard let ref = document.subject else { return nil }
      self.ref = ref
      path = RegistryPath.path(of: ref)
      let value = document.value
      // A file that cannot be read is changed, not added.
      let isBroken = snapshot.unreadableFile(of: ref) != nil
      let old = snapshot[ref]?.root.value ?? (isBroken ? .object([]) : nil)
      change = SemanticChange(ref, from: old, to: value)
      content =
        document.isText || change == nil
        ? document.document.source
        : DocumentText.make(value, for: ref, schemas: snapshot.schemas)
    }
  }

  /// Why it cannot be told what `document` is.
  private static func nameless(_ document: ManifestDocument, _ schemas: SchemaSet) -> [Finding] {
    let text = document.document.source
    // Judged at no place at all: that it is the wrong one says nothing.
    let entry = FileEntry(path: document.file, mode: .regular, blob: nil)
    let findings = DocumentCheck(schemas).read(entry, content: text).findings
      .filter { $0.rule != .wrongPlace }
      .map { document.located($0, judged: text) }
    return findings.isEmpty
      ? [
        document.finding(
          .wrongPlace, "nothing tells which document this is",
          remedy: "give it the keys that name it, as 'registrar show' lists them")
      ] : findings
  }

  /// A plan for what `done` says, worded by what all of it has in common.
  private static func words(for done: [SemanticChange], _ changes: [String: [UInt8]?]) -> Plan {
    if done.count == 1, let only = done.first {
      return Plan(
        changes: changes, action: only.action.description, subject: only.subject,
        summary: ChangeWords.summary(of: only))
    }
    let subject = common(done.map(\.subject))
    let actions = Set(done.map(\.action))
    let kinds = Dictionary(grouping: done, by: \.subject.kind).mapValues(\.count)
    let parts = Kind.allCases.compactMap { kind in
      kinds[kind].map { "\($0) \($0 == 1 ? kind.word : kind.plural)" }
    }
    let place = subject == .registry ? "" : " of \(subject)"
    return Plan(
      changes: changes,
      action: actions.count == 1 ? done[0].action.description : "registry.applied",
      subject: subject, summary: "Apply \(parts.joined(separator: ", "))\(place)",
      body: lines(done.map(ChangeWords.summary)))
  }

  /// The version or model that all of `subjects` belong to; else the registry.
  private static func common(_ subjects: [EntityRef]) -> EntityRef {
    guard let model = subjects.first?.model, subjects.allSatisfy({ $0.model == model }) else {
      return .registry
    }
    guard let version = subjects.first?.version, subjects.allSatisfy({ $0.version == version })
    else { return .model(model) }
    return .version(model, version)
  }

  /// A list for people; the commit itself has all of it.
  private static func lines(_ texts: [String]) -> String {
    let longest = 50
    let more = texts.count > longest ? ["- and \(texts.count - longest) more"] : []
    return (texts.prefix(longest).map { "- \($0)" } + more).joined(separator: "\n")
  }
}
