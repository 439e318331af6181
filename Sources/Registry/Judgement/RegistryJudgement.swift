package import Findings
import Git

/// All rules over a whole registry, model by model, so that no more than some models are in memory at a time.
///
/// It finds what `Snapshot.findings` finds.
package struct RegistryJudgement: Sendable {
  /// What is wrong, in report order.
  package let findings: [Finding]
  /// The files that are meant to be documents, in order of paths.
  package let files: [String]

  /// Judges the registry in `view` on the day of `moment`, UTC.
  ///
  /// - Throws: as `Snapshot.load`.
  package init(_ view: any FileView, asOf moment: Timestamp) throws(RegistryError) {
    try self.init(view, asOf: moment, partSize: nil)
  }

  /// The same with parts of at least `partSize` files.
  init(_ view: any FileView, asOf moment: Timestamp, partSize: Int?) throws(RegistryError) {
    let entries: [FileEntry]
    do throws(GitError) { entries = try view.entries() } catch { throw .git(error) }
    let schemas = try SchemaSet(view, entries: entries, reusing: nil)
    let parts = RegistryParts(entries, size: partSize)
    let judge = PartJudge(view: view, schemas: schemas, today: moment.day)
    let common: Snapshot
    var verdicts: [PartVerdict]
    do throws(GitError) {
      common = try judge.read(parts.common, in: RegistryScope(folders: []))
      verdicts = [judge.verdict(on: common)]
      let results = parts.models.concurrentMap { part in
        Result { () throws(GitError) in
          judge.verdict(on: try judge.read(part.entries, in: part.scope, beside: common))
        }
      }
      for result in results { verdicts.append(try result.get()) }
    } catch {
      throw .git(error)
    }
    files = entries.map(\.path).filter(RegistryPath.isDocument).sorted()
    let scopes = [RegistryScope(folders: [])] + parts.models.map(\.scope)
    let paths = entries.map(\.path).sorted { $0.precedesByBytes($1) }
    let broken = RuleCatalogue.snapshotRules.concurrentMap { $0.checkPaths?(paths) ?? [] }
    let settings = RuleSettings(common.registry)
    let names = try Self.unresolvedNames(verdicts, scopes, entries, judge)
    findings = (verdicts.flatMap(\.findings) + names + broken.joined())
      .compactMap { settings.apply(to: $0, on: judge.today) }
      .sorted()
  }

  /// What is wrong with names of other documents. Parts in which one leads nowhere are read again, with all that
  /// it may mean.
  private static func unresolvedNames(
    _ verdicts: [PartVerdict], _ scopes: [RegistryScope], _ entries: [FileEntry], _ judge: PartJudge
  ) throws(RegistryError) -> [Finding] {
    let unreadable = Set(verdicts.flatMap(\.unreadable))
    let paths = Set(verdicts.lazy.flatMap(\.open).isEmpty ? [] : entries.map(\.path))
    var wanting: RegistryScope?
    for (verdict, part) in zip(verdicts, scopes) {
      let dangling = verdict.open.filter { names in
        !names.map(RegistryPath.path).contains { paths.contains($0) && !unreadable.contains($0) }
      }
      if dangling.isEmpty && !verdict.isUnresolved { continue }
      let scope = part.widened(by: dangling.joined()).widened(by: verdict.named)
      wanting = wanting?.joined(with: scope) ?? scope
    }
    guard let wanting else { return [] }
    let view = ListedView(view: judge.view, files: entries)
    let whole = try Snapshot.load(view, in: wanting)
    return ReferenceCheck(whole, in: whole).findings
  }
}

/// A view whose files are listed already, all of them whatever the scope: what a suggestion names is there.
private struct ListedView: FileView {
  let view: any FileView
  let files: [FileEntry]

  func entries(in scope: RegistryScope?) throws(GitError) -> [FileEntry] { files }

  func content(of entry: FileEntry) throws(GitError) -> [UInt8] { try view.content(of: entry) }
}

/// What is wrong with one part of a registry by itself.
private struct PartVerdict: Sendable {
  /// What its documents and their rules show, as the rules have it; nothing of names that lead nowhere.
  let findings: [Finding]
  /// Whether a name leads nowhere, whatever other parts hold.
  let isUnresolved: Bool
  /// The models that may hold what such a name means.
  let named: Set<EntityRef>
  /// Of each name that leads into other parts and nowhere else: what it may be there.
  let open: Set<[EntityRef]>
  /// The documents that nobody can name, since they cannot be read.
  let unreadable: [String]
}

/// Reads and judge parts of one registry.
private struct PartJudge: Sendable {
  let view: any FileView
  let schemas: SchemaSet
  let today: CalendarDate

  func read(
    _ entries: [FileEntry], in scope: RegistryScope, beside surroundings: Snapshot? = nil
  ) throws(GitError) -> Snapshot {
    try Snapshot.part(entries, of: view, in: scope, by: schemas, beside: surroundings)
  }

  func verdict(on part: Snapshot) -> PartVerdict {
    let subject = SnapshotRule.Subject(snapshot: part, authority: part, on: today)
    // Names are looked up when all parts are known.
    let broken = RuleCatalogue.snapshotRules.lazy
      .filter { $0.descriptor != .unresolvedReference }
      .flatMap { $0.checkDocuments?(subject) ?? [] }
    let references = subject.references
    return PartVerdict(
      findings: part.fileFindings + broken, isUnresolved: !references.findings.isEmpty,
      named: references.models, open: references.open, unreadable: part.unreadablePaths)
  }
}
