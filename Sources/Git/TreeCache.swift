/// The trees that an index knows of its folders (extension `TREE`), so that a commit need not make them again.
///
/// It is read where it lies: of 30,000 folders a write concerns a few.
struct TreeCache: Sendable {
  private let content: [UInt8]
  /// The top folder.
  let root: Node

  /// A folder.
  struct Node: Sendable {
    /// Its name; nothing for the top.
    let name: ArraySlice<UInt8>
    /// How many entries of the index lie in it; -1 where that and its tree are not known any more.
    let count: Int
    /// Its tree, where that is known.
    let id: ObjectID?
    /// Where it starts.
    fileprivate let start: Int
    /// Where the folders in it start.
    fileprivate let inside: Int
    /// How many there are, not counting those in them.
    fileprivate let folderCount: Int
  }

  /// Reads the bytes of the extension; nil where they are damaged.
  init?(_ content: [UInt8]) {
    guard let root = Self.node(content, at: 0), Self.end(of: root, in: content) == content.count
    else { return nil }
    self.content = content
    self.root = root
  }

  /// The folders in `node`, by their names.
  func folders(in node: Node) -> [ArraySlice<UInt8>: Node] {
    Dictionary(children(of: node).map { ($0.node.name, $0.node) }) { first, _ in first }
  }

  private func children(of node: Node) -> [(node: Node, end: Int)] {
    var children: [(Node, Int)] = []
    var offset = node.inside
    for _ in 0..<node.folderCount {
      guard let child = Self.node(content, at: offset), let end = Self.end(of: child, in: content)
      else { break }
      children.append((child, end))
      offset = end
    }
    return children
  }

  /// The bytes of one that does not know the trees of the folders on `paths`, since what is in them changes.
  func forgetting(_ paths: [[UInt8]]) -> [UInt8]? {
    guard !paths.isEmpty else { return content }
    var result: [UInt8] = []
    result.reserveCapacity(content.count)
    let folders = paths.map { $0.split(separator: UInt8(ascii: "/")).dropLast() }
    write(root, forgetting: folders, to: &result)
    return result
  }

  /// - Parameter paths: the folders below `node` of which something changes in or below it; nothing for itself.
  private func write(
    _ node: Node, forgetting paths: [ArraySlice<ArraySlice<UInt8>>], to result: inout [UInt8]
  ) {
    result += node.name
    result.append(0)
    result += "-1 \(node.folderCount)\n".utf8
    let below = Dictionary(grouping: paths.filter { !$0.isEmpty }) { $0[$0.startIndex] }
    for (child, end) in children(of: node) {
      if let paths = below[child.name] {
        write(child, forgetting: paths.map { $0.dropFirst() }, to: &result)
      } else {
        result += content[child.start..<end]
      }
    }
  }

  /// The folder that starts at `start`.
  private static func node(_ content: [UInt8], at start: Int) -> Node? {
    guard let nul = content[start...].firstIndex(of: 0) else { return nil }
    var offset = nul + 1
    guard let count = number(content, &offset, until: " "),
      let folders = number(content, &offset, until: "\n"), folders >= 0
    else { return nil }
    var id: ObjectID?
    if count >= 0 {
      guard offset + ObjectID.byteCount <= content.count else { return nil }
      id = ObjectID(in: content, at: offset)
      offset += ObjectID.byteCount
    }
    return Node(
      name: content[start..<nul], count: count, id: id, start: start, inside: offset,
      folderCount: folders)
  }

  /// Where all that is in `node` ends; nil where it is damaged.
  private static func end(of node: Node, in content: [UInt8]) -> Int? {
    var offset = node.inside
    var wanted = node.folderCount
    while wanted > 0 {
      guard wanted <= content.count, offset < content.count,
        let next = self.node(content, at: offset)
      else { return nil }
      offset = next.inside
      wanted += next.folderCount - 1
    }
    return offset
  }

  private static func number(
    _ content: [UInt8], _ offset: inout Int, until stop: Unicode.Scalar
  ) -> Int? {
    var value = 0
    var digits = 0
    let isNegative = offset < content.count && content[offset] == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    while offset < content.count {
      let byte = content[offset]
      offset += 1
      if byte == UInt8(ascii: stop) { return digits == 0 ? nil : isNegative ? -value : value }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), digits < 10 else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      digits += 1
    }
    return nil
  }
}
