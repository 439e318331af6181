import Git
import Registry

/// All that a verdict depends on, as one digest: what was judged, by which rules, on which day.
///
/// Schemas and registry.yaml are among the files, and blobs go by their ids, so that no change of either is
/// overlooked. The program is part of it too, by its file and its libraries: another build may judge otherwise
/// under one version.
struct VerdictKey: Hashable, Sendable {
  /// 64 hexadecimal digits.
  let text: String

  /// The key of the registry whose files `content` tells from others, as `state` asks for it; nil where nothing
  /// tells what would be judged, or by which program.
  ///
  /// - Parameter program: what tells the program that judges from others.
  init?(
    _ state: RegistryState, program: [FileStamp]? = FileStamp.runningProgram
  ) throws(GitError) {
    guard let program else { return nil }
    let content: [UInt8]
    if state.isWorkTree {
      guard let bytes = try state.workTree.survey().fingerprint() else { return nil }
      content = bytes
    } else {
      guard let tree = try state.location.view(at: state.commit).tree() else { return nil }
      content = Array(tree.description.utf8)
    }
    let head =
      "\(RuleCatalogue.version) \(program) \(state.moment.day) "
      + "\(state.isWorkTree ? "files" : "tree") \(state.location.root?.description ?? "")\0"
    text = ContentDigest.hexadecimal(of: Array(head.utf8) + content)
  }
}
