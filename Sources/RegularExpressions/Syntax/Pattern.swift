/// A checked pattern: what it looks for and the groups its back-references name.
struct Pattern: Sendable {
  /// What is looked for.
  let root: Node
  /// The sets of code points by number, each once.
  let sets: [CodePointSet]
  /// The numbers of the groups of each name.
  let groupNames: [GroupName: [Int]]
  /// The back-references, each of which names a group of the pattern.
  let references: Set<Node.Reference>

  /// Whether matching needs captures.
  var hasBackReferences: Bool { !references.isEmpty }

  /// The numbers of the groups that a reference may mean.
  func groups(of reference: Node.Reference) -> [Int] {
    switch reference {
    case .number(let number): [number]
    case .name(let name): groupNames[name] ?? []
    }
  }
}
