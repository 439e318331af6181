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
    guard let first = change.first else { return [] }
    return change.documents.flatMap { path, theirs, ours -> [Finding] in
      guard let ref = (theirs ?? ours)?.ref, !first.base.leavesOut(ref) else { return [] }
      let before = first.base[ref]
      if let blob = before?.blob, blob == theirs?.blob { return [] }
      let states = ValueStates(
        before: before?.root, planned: first.head[ref]?.root, theirs: theirs?.root,
        ours: ours?.root)
      return states.undone().map { value in
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

/// A value as two writers knew it, and as each left it; nil where there is none.
private struct ValueStates {
  /// What both began with.
  let before: Node?
  /// What the slower one made of that.
  let planned: Node?
  /// What the faster one made of it.
  let theirs: Node?
  /// What the slower one makes of theirs.
  let ours: Node?

  /// A value that the faster one set and the slower one takes back.
  struct Undone {
    /// Dotted path of keys and positions; empty for the whole document.
    let path: String
    /// What the slower one has there, or around it.
    let place: Node?
  }

  /// What of the faster one's step is not in what the slower one leaves.
  func undone(at path: String = "", in around: Node? = nil) -> [Undone] {
    if before.isSame(as: theirs) || theirs.isSame(as: ours) { return [] }
    func below(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    switch (before?.kind ?? theirs?.kind, theirs?.kind, ours?.kind) {
    case (.object?, .object?, .object?):
      let names = theirs?.members.map(\.name) ?? []
      let gone = (before?.members.map(\.name) ?? []).filter { !names.contains($0) }
      return (names + gone).flatMap { name in
        ValueStates(
          before: before?[name], planned: planned?[name], theirs: theirs?[name], ours: ours?[name]
        ).undone(at: below(name), in: ours)
      }
    case (.array?, .array?, .array?):
      let lists = [before, planned, theirs, ours].map { $0.map { Array($0.elements) } ?? [] }
      let counts = Counts(lists)
      if counts.keepTheirs, ours.isSame(as: planned) || counts.keepPlan { return [] }
      // Objects that stayed in their places are held to their own values.
      if Set(lists.map(\.count)).count == 1, lists.joined().allSatisfy({ $0.kind == .object }),
        counts.areInPlace(lists[0], lists[2])
      {
        return lists[0].indices.flatMap { position in
          ValueStates(
            before: lists[0][position], planned: lists[1][position], theirs: lists[2][position],
            ours: lists[3][position]
          ).undone(at: below(String(position)), in: ours)
        }
      }
    default: break
    }
    return [Undone(path: path, place: ours ?? around)]
  }
}

/// How often each value is in a list before, as planned, as others left it, and after.
private struct Counts {
  private var all: [Value: [Int]] = [:]

  /// A value that is another's equal whatever the order of its keys.
  private struct Value: Hashable {
    let node: Node

    static func == (left: Value, right: Value) -> Bool { left.node.isEqual(to: right.node) }
    func hash(into hasher: inout Hasher) { node.hash(into: &hasher) }
  }

  init(_ lists: [[Node]]) {
    for (list, elements) in lists.enumerated() {
      for element in elements {
        all[Value(node: element), default: Array(repeating: 0, count: lists.count)][list] += 1
      }
    }
  }

  /// Whether the list has all that the faster writer added, and nothing more of what that one took away.
  var keepTheirs: Bool {
    all.values.allSatisfy { counts in
      let (was, became, kept) = (counts[0], counts[2], counts[3])
      return became > was ? kept >= became : became < was ? kept <= became : true
    }
  }

  /// Whether the slower writer adds and takes away what was planned: a position may mean another element by now.
  var keepPlan: Bool {
    all.values.allSatisfy { $0[1] - $0[0] == $0[3] - $0[2] }
  }

  /// Whether whatever is in both lists is where it was.
  func areInPlace(_ before: [Node], _ after: [Node]) -> Bool {
    zip(before, after).allSatisfy { old, new in
      old.isEqual(to: new)
        || (all[Value(node: new)]?[0] == 0 && all[Value(node: old)]?[2] == 0)
    }
  }
}
