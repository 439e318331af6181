import Git
import Registry

/// All that a verdict depends on, as one digest: what was judged, by which rules, on which day.
///
/// Schemas and registry.yaml are among the files, and blobs go by their ids, so that no change of either is
/// overlooked. The program is part of it too, by its file: another build may judge otherwise under one version.
struct VerdictKey: Hashable, Sendable {
  /// 64 hexadecimal digits.
  let text: String

  /// The key of a registry in `state`; nil where nothing tells what would be judged.
  ///
  /// - Parameter program: the file of the program that judges.
  init?(_ state: RegistryState, program: String = Self.runningProgram) throws(GitError) {
    guard let build = FileStamp(program) else { return nil }
    let location = state.location
    let content: [UInt8]
    if state.isWorkTree {
      guard let state = try location.repository.workTreeState(under: location.root) else {
        return nil
      }
      content = state
    } else {
      guard let tree = try location.view(at: state.commit).tree() else { return nil }
      content = Array(tree.description.utf8)
    }
    let head =
      "\(RuleCatalogue.version) \(build) \(state.moment.day) "
      + "\(state.isWorkTree ? "files" : "tree") \(location.root?.description ?? "")\0"
    text = ContentDigest.hexadecimal(of: Array(head.utf8) + content)
  }

  /// The program of this process (proc(5)).
  private static let runningProgram = "/proc/self/exe"
}
