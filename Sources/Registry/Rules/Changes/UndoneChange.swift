import Documents
package import Findings

extension RuleDescriptor {
  /// RG4107.
  package static let undoneChange = RuleDescriptor(
    4107, "undone-change", .error,
    "What others changed while a change was made is still there after it.",
    why: """
      A command looks at the registry, plans a change, and may find that somebody else was faster. It \
      plans again on what they left, and where both say something else of the same value the later one \
      would win without a word. Who made it had not seen what the other wrote. Lists are held to what was \
      added to them and taken from them, so that two additions go together. Where the last one shall \
      win, registry.yaml may switch this off.
      """,
    example: .words(
      fails: "two pipelines deploy different versions to production at the same moment",
      passes: "one sets the title of a model while another adds a label to it"))
}

extension ChangeRule {
  /// RG4107: where the base moved on since the change was first planned, the change keeps what that brought.
  package static let undoneChange = ChangeRule(.undoneChange) { change in
    guard let first = change.firstBase else { return [] }
    return change.documents.flatMap { path, theirs, ours -> [Finding] in
      guard let ref = (theirs ?? ours)?.ref, !first.leavesOut(ref) else { return [] }
      let before = first[ref]
      if let blob = before?.blob, blob == theirs?.blob { return [] }
      return UndoneValue.all(before: before?.root, theirs: theirs?.root, ours: ours?.root)
        .map { value in
          let what = value.path.isEmpty ? "\(ref)" : "'\(value.path)' of \(ref)"
          let deed = theirs == nil ? "was removed" : before == nil ? "was added" : "was changed"
          return Finding(
            .undoneChange,
            at: ours.flatMap { ours in value.place.map(ours.location(of:)) }
              ?? Finding.Location(path: path),
            "\(what) \(deed) by others while this change was made, which would undo that",
            remedy: "see 'registrar log \(ref)', and make the change again where it still holds")
        }
    }
  }
}

/// A value of a document that one change sets and another takes back.
private struct UndoneValue {
  /// Dotted path of keys; empty for the whole document.
  let path: String
  /// What the second change has there, or around it; nil where there is nothing.
  let place: Node?

  /// What of the step from `before` to `theirs` is not in `ours`, which was made of `theirs`.
  static func all(
    before: Node?, theirs: Node?, ours: Node?, at path: String = "", in around: Node? = nil
  ) -> [UndoneValue] {
    if before.isSame(as: theirs) || theirs.isSame(as: ours) { return [] }
    if let theirs, let ours, [theirs.kind, before?.kind ?? theirs.kind] == [ours.kind, ours.kind] {
      switch ours.kind {
      case .object:
        let names = theirs.members.map(\.name)
        let gone = (before?.members.map(\.name) ?? []).filter { !names.contains($0) }
        return (names + gone).flatMap { name in
          all(
            before: before?[name], theirs: theirs[name], ours: ours[name],
            at: path.isEmpty ? name : "\(path).\(name)", in: ours)
        }
      case .array where keeps(ours, of: theirs, since: before): return []
      default: break
      }
    }
    return [UndoneValue(path: path, place: ours ?? around)]
  }

  /// Whether the list `ours` has all that `theirs` added to `before`, and nothing more of what that took away.
  private static func keeps(_ ours: Node, of theirs: Node, since before: Node?) -> Bool {
    let (old, new) = (before.map { Array($0.elements) } ?? [], Array(theirs.elements))
    return (old + new).allSatisfy { element in
      func count(_ list: [Node]) -> Int { list.count { $0.isEqual(to: element) } }
      let (was, became, kept) = (count(old), count(new), count(Array(ours.elements)))
      return became > was ? kept >= became : became < was ? kept <= became : true
    }
  }
}
