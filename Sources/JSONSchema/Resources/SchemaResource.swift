import Documents

/// One schema resource (JSON Schema Core 2020-12, section 4.3.5): a schema with a URI of its own.
struct SchemaResource: Sendable {
  /// Its URI, without a fragment; relative only when neither the caller nor `$id` gave more.
  let uri: URIReference
  /// Its root schema.
  let root: Node
  /// The draft that its schemas follow.
  let draft: Draft
  /// The resource that it is embedded in, which lends it its dialect.
  let parent: Int?
  /// Its `$anchor`s, its `$dynamicAnchor`s and, in older drafts, the fragments of `$id` and `id`.
  var anchors: [String: Node] = [:]
  /// Its `$dynamicAnchor`s alone, and under `recursiveAnchor` its root where it has `$recursiveAnchor`.
  var dynamicAnchors: [String: Node] = [:]

  /// What `$recursiveAnchor` (Core 2019-09, section 8.2.4.2) is kept under: no anchor is empty.
  static let recursiveAnchor = ""
}

/// A schema object or boolean, and the resource whose base URI holds there.
struct SchemaLocation: Sendable {
  /// The schema.
  let node: Node
  /// The number of the resource.
  let resource: Int
}

/// A node as a dictionary key: equal for the same place in the same document.
struct NodeIdentity: Hashable, Sendable {
  private let document: ObjectIdentifier
  private let index: Int

  /// The identity of `node`.
  init(_ node: Node) {
    document = ObjectIdentifier(node.document)
    index = node.index
  }
}

extension SchemaLocation {
  /// The canonical URI of the location: its resource's URI and a JSON Pointer inside the resource.
  func absolute(in resources: [SchemaResource], _ tokens: [String] = []) -> URIReference {
    let root = resources[resource].root
    let inside = node.pointer.tokens.dropFirst(root.pointer.tokens.count)
    var uri = resources[resource].uri
    uri.fragment = URIReference.fragment(JSONPointer(inside + tokens))
    return uri
  }
}
