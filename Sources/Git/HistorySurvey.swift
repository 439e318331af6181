/// Finds the commits that some tips reach and others do not, and puts them in order.
///
/// Both sides are explored from the latest date down, so that where they meet is found without
/// reading all of history. Dates may lie: when the wanted side came upon a root, or was still ahead
/// of the hidden side when it ran out, the hidden side is explored further before the answer
/// stands.
struct HistorySurvey {
  /// Whether a wanted commit lacks its parents because the clone is shallow.
  private(set) var reachedShallowEdge = false

  private let links: CommitLinks
  private let firstParent: Bool
  private var indices: [ObjectID: Int] = [:]
  private var nodes: [Node] = []
  private var frontier = LatestFirst()
  private var wantedInFrontier = 0
  private var oldestWanted = Int64.max
  private var wantedReachedEnd = false

  private struct Node {
    let id: ObjectID
    let seconds: Int64
    let isEdge: Bool
    let parentIDs: [ObjectID]
    /// Places of the parents; filled when the commit is explored.
    var parents: [Int] = []
    var isHidden = false
    var isExplored = false
  }

  /// How many hidden commits to look at after the two sides seem settled.
  private static let slack = 64

  /// - Parameter firstParent: whether wanted commits lead only to their first parents.
  init(_ links: CommitLinks, firstParent: Bool) {
    self.links = links
    self.firstParent = firstParent
  }

  /// Explores everything that `tips` reach and `hidden` do not.
  mutating func explore(from tips: [ObjectID], hiding hidden: [ObjectID]) throws(GitError) {
    for id in hidden { hide(try node(id)) }
    for id in tips { _ = try node(id) }
    var slack = Self.slack
    while let index = frontier.removeFirst() {
      if !nodes[index].isHidden { wantedInFrontier -= 1 }
      try explore(index)
      if wantedInFrontier > 0 || wantedReachedEnd || nodes[index].seconds >= oldestWanted {
        slack = Self.slack
      } else {
        slack -= 1
        if slack == 0 { break }
      }
    }
    reachedShallowEdge = nodes.contains { $0.isEdge && !$0.isHidden }
  }

  /// The wanted commits, children before parents, the latest first among those free to come next.
  func childrenFirst() -> [ObjectID] {
    var children = [Int](repeating: 0, count: nodes.count)
    for node in nodes where !node.isHidden {
      for parent in node.parents { children[parent] += 1 }
    }
    var free = LatestFirst()
    for (index, node) in nodes.enumerated() where !node.isHidden && children[index] == 0 {
      free.insert(index, node.seconds)
    }
    var ids: [ObjectID] = []
    while let index = free.removeFirst() {
      ids.append(nodes[index].id)
      for parent in nodes[index].parents where !nodes[parent].isHidden {
        children[parent] -= 1
        if children[parent] == 0 { free.insert(parent, nodes[parent].seconds) }
      }
    }
    return ids
  }

  /// The place of a commit, which enters the frontier when it is new.
  private mutating func node(_ id: ObjectID) throws(GitError) -> Int {
    if let index = indices[id] { return index }
    let commit = try links.read(id)
    let index = nodes.count
    indices[id] = index
    nodes.append(
      Node(id: id, seconds: commit.seconds, isEdge: commit.isEdge, parentIDs: commit.parents))
    frontier.insert(index, commit.seconds)
    wantedInFrontier += 1
    return index
  }

  private mutating func explore(_ index: Int) throws(GitError) {
    let isHidden = nodes[index].isHidden
    nodes[index].isExplored = true
    let parentIDs = nodes[index].parentIDs
    let followed = firstParent && !isHidden ? parentIDs.prefix(1) : parentIDs[...]
    if !isHidden {
      oldestWanted = min(oldestWanted, nodes[index].seconds)
      if followed.isEmpty { wantedReachedEnd = true }
    }
    for id in followed {
      let parent = try node(id)
      nodes[index].parents.append(parent)
      if isHidden { hide(parent) }
    }
  }

  /// Hides a commit and those of its ancestors that are known.
  private mutating func hide(_ index: Int) {
    var pending = [index]
    while let index = pending.popLast() {
      if nodes[index].isHidden { continue }
      nodes[index].isHidden = true
      if !nodes[index].isExplored {
        wantedInFrontier -= 1
      } else if nodes[index].parents.count < nodes[index].parentIDs.count {
        // It was explored along its first parent only; what is hidden is hidden with all ancestors.
        nodes[index].parents = []
        frontier.insert(index, nodes[index].seconds)
      }
      pending += nodes[index].parents
    }
  }
}
