import Documents

/// The canonical URIs of a program's schemas, each made once, and in no more time where many stand side
/// by side.
struct SchemaLocations {
  private let program: Program
  private let base: URIReference
  private var found: [UInt32: String] = [:]
  /// The values inside containers on the way to schemas, in their order.
  private var children: [NodeIdentity: [Int]] = [:]

  /// Those of `program`; `base` is the URI of the schema's document, for schemas without an `$id`.
  init(_ program: Program, base: URIReference) {
    self.program = program
    self.base = base
  }

  /// The URI of the schema that `block` was compiled from.
  mutating func location(of block: UInt32) -> String {
    if let known = found[block] { return known }
    let place = program.origins[Int(block)].location
    let resource = program.resources[place.resource]
    var uri = resource.uri
    uri.fragment = URIReference.fragment(JSONPointer(tokens(from: resource.root, to: place.node)))
    let text = uri.resolved(against: base).text
    found[block] = text
    return text
  }

  private mutating func tokens(from root: Node, to node: Node) -> [String] {
    var tokens: [String] = []
    var around = root
    while around.index < node.index {
      let children = children(of: around)
      guard let position = Self.lastPosition(in: children, upTo: node.index) else { break }
      let child = children[position]
      // A member's key stands right in front of its value.
      tokens.append(
        around.kind == .object
          ? Node(document: node.document, index: child - 1).string ?? "" : String(position))
      around = Node(document: node.document, index: child)
    }
    return tokens
  }

  private mutating func children(of node: Node) -> [Int] {
    let identity = NodeIdentity(node)
    if let known = children[identity] { return known }
    let values = node.kind == .object ? node.members.map(\.value.index) : node.elements.map(\.index)
    children[identity] = values
    return values
  }

  /// The place of the last of the rising `numbers` that is not above `limit`.
  private static func lastPosition(in numbers: [Int], upTo limit: Int) -> Int? {
    var range = numbers.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        numbers[middle] <= limit ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound > 0 ? range.lowerBound - 1 : nil
  }
}
