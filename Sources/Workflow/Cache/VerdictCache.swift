import Documents
import Findings
import Git
package import Registry

/// Verdicts of earlier runs over a whole registry, kept under the Git directory: what was judged once is told
/// again without reading a file.
///
/// A verdict is one file, named by all that it depends on. It starts with the digest of the rest, so that a
/// damaged one is as good as none. That is no seal: who may write to the Git directory is trusted.
package struct VerdictCache: Sendable {
  private let folder: CacheFolder

  /// How many bytes of verdicts are kept.
  package static let limit = 64 << 20

  /// The cache of the repository at `location`; linked work trees share it.
  package init(_ location: RegistryLocation, limit: Int = Self.limit) {
    folder = CacheFolder(
      in: location.repository.commonDirectory, ["registrar", "verdicts"], limit: limit)
  }

  /// What was found under `key`; nil where that is not known.
  func verdict(for key: VerdictKey) -> Validation? {
    guard let text = folder.content(of: key.text).flatMap(ContentDigest.unmarked),
      let document = try? JSONReader.read(text)
    else { return nil }
    return Self.verdict(document.root)
  }

  /// Keeps `verdict` under `key`.
  func keep(_ verdict: Validation, for key: VerdictKey) {
    let text = JSONWriter.bytes([
      "files": .array(verdict.files.map(JSONValue.string)),
      "findings": .array(verdict.findings.map(\.record)),
    ])
    folder.put(ContentDigest.marked(text), as: key.text)
  }

  private static func verdict(_ root: Node) -> Validation? {
    guard let files = root["files"].map({ Array($0.elements) }),
      let findings = root["findings"].map({ Array($0.elements) })
    else { return nil }
    let rules = Dictionary(RuleCatalogue.all.map { ($0.id, $0) }) { first, _ in first }
    let known = findings.compactMap { Finding(record: $0, rules: rules) }
    let paths = files.compactMap(\.string)
    guard known.count == findings.count, paths.count == files.count else { return nil }
    return Validation(findings: known, files: paths)
  }
}
