/// The trees that an index knows of its folders (extension `TREE`), so that a commit need not make them again.
struct TreeCache: Sendable {
  /// The top folder; nil where nothing is known, or what is there cannot be read.
  private(set) var root: Node?

  /// A folder.
  struct Node: Sendable {
    /// Its name; nothing for the top.
    let name: ArraySlice<UInt8>
    /// How many entries of the index lie in it; -1 where that and its tree are not known any more.
    fileprivate(set) var count: Int
    /// Its tree, where that is known.
    fileprivate(set) var id: ObjectID?
    /// The folders in it.
    fileprivate(set) var folders: [Node]

    /// The folder in it called `name`.
    func folder(_ name: some Sequence<UInt8>) -> Node? {
      folders.first { $0.name.elementsEqual(name) }
    }
  }

  /// Reads the bytes of the extension.
  init(_ content: [UInt8]) {
    var offset = 0
    let root = Self.node(content, at: &offset, depth: 0)
    self.root = offset == content.count ? root : nil
  }

  private static func node(_ content: [UInt8], at offset: inout Int, depth: Int) -> Node? {
    guard depth < 4_096, let nul = content[offset...].firstIndex(of: 0),
      let line = content[nul...].firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let numbers = String(decoding: content[(nul + 1)..<line], as: UTF8.self).split(separator: " ")
    guard numbers.count == 2, let count = Int(numbers[0]), let below = Int(numbers[1]) else {
      return nil
    }
    var node = Node(name: content[offset..<nul], count: count, id: nil, folders: [])
    offset = line + 1
    if count >= 0 {
      guard offset + ObjectID.byteCount <= content.count else { return nil }
      node.id = ObjectID(in: content, at: offset)
      offset += ObjectID.byteCount
    }
    for _ in 0..<Swift.max(0, below) {
      guard let folder = self.node(content, at: &offset, depth: depth + 1) else { return nil }
      node.folders.append(folder)
    }
    return node
  }

  /// Forgets the trees of the folders on `path`, since what is in them changes.
  mutating func forget(_ path: [UInt8]) {
    guard var root else { return }
    Self.forget(path.split(separator: UInt8(ascii: "/")).dropLast(), in: &root)
    self.root = root
  }

  private static func forget(_ folders: ArraySlice<ArraySlice<UInt8>>, in node: inout Node) {
    (node.count, node.id) = (-1, nil)
    guard let name = folders.first,
      let place = node.folders.firstIndex(where: { $0.name.elementsEqual(name) })
    else { return }
    forget(folders.dropFirst(), in: &node.folders[place])
  }

  /// The bytes of the extension.
  var content: [UInt8] {
    var content: [UInt8] = []
    if let root { Self.write(root, to: &content) }
    return content
  }

  private static func write(_ node: Node, to content: inout [UInt8]) {
    content += node.name
    content.append(0)
    content += "\(node.count) \(node.folders.count)\n".utf8
    if let id = node.id { content += id.bytes }
    for folder in node.folders { write(folder, to: &content) }
  }
}
