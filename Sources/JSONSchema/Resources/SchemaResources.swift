package import Documents

/// The schema documents that references may reach, by URI. Nothing is ever fetched.
///
/// The meta-schemas of the drafts that are known are always among them.
package struct SchemaResources: Sendable {
  /// All resources; their positions are stable.
  private(set) var all: [SchemaResource] = []
  private var byURI: [String: Int] = [:]
  private var byRoot: [NodeIdentity: Int] = [:]
  /// URIs that two documents claim; using one is an error.
  private var ambiguous: Set<String> = []

  /// Only the built-in meta-schemas.
  package init() { self = Self.builtIn }

  private init(empty: Void) {}

  private static let builtIn: SchemaResources = {
    var resources = SchemaResources(empty: ())
    for text in MetaSchemas.texts {
      do {
        try resources.add(try JSONReader.read(text), at: "")
      } catch {
        assertionFailure("a built-in meta-schema is broken: \(error)")
      }
    }
    return resources
  }()

  /// Adds a document under `uri`, from where it came or where it would be found, and under its `$id`s.
  ///
  /// Which keywords hold schemas depends on the draft. A document whose `$schema` names a meta-schema
  /// that is not built in is therefore added after that; else it counts as Draft 2020-12.
  ///
  /// - Throws: `SchemaError` when an `$id` is malformed or one document uses an identifier twice.
  package mutating func add(_ document: Document, at uri: String) throws(SchemaError) {
    _ = try add(document, at: uri, isPreferred: false)
  }

  /// Adds a document, and says which resource its root is. A preferred document wins its URIs.
  mutating func add(
    _ document: Document, at uri: String, isPreferred: Bool
  ) throws(SchemaError) -> Int {
    let retrieval = URIReference(uri).withoutFragment
    if let known = byRoot[NodeIdentity(document.root)] { return known }
    let found = try SchemaIndex.resources(of: document, at: retrieval, known: self)
    let root = all.count
    all += found
    for (offset, resource) in found.enumerated() {
      byRoot[NodeIdentity(resource.root)] = root + offset
      register(resource.uri.text, root + offset, isPreferred)
    }
    if retrieval.text != found[0].uri.text, !uri.isEmpty {
      register(retrieval.text, root, isPreferred)
    }
    return root
  }

  private mutating func register(_ uri: String, _ resource: Int, _ isPreferred: Bool) {
    if isPreferred {
      byURI[uri] = resource
      ambiguous.remove(uri)
    } else if byURI[uri] != nil {
      ambiguous.insert(uri)
    } else {
      byURI[uri] = resource
    }
  }

  /// The resource whose URI is `uri`.
  func resource(at uri: URIReference) -> Int? { byURI[uri.withoutFragment.text] }

  /// The resource that begins at `node`, if one does.
  func resource(rootedAt node: Node) -> Int? { byRoot[NodeIdentity(node)] }

  /// What `reference` means inside `resource` (Core, sections 8.2.3.1 and 9.2); nil when nothing.
  ///
  /// - Parameter children: what earlier references have learnt about the documents.
  /// - Throws: `SchemaError.Reason.ambiguousIdentifier` through `reason`.
  func resolve(
    _ reference: String, from resource: Int, _ children: inout ChildIndex
  ) throws(SchemaError.Reason) -> SchemaLocation? {
    let target = URIReference(reference).resolved(against: all[resource].uri)
    let uri = target.withoutFragment
    let found: Int
    if uri == all[resource].uri {
      found = resource
    } else {
      guard let other = self.resource(at: uri) else { return nil }
      if ambiguous.contains(uri.text) { throw .ambiguousIdentifier(uri.text) }
      found = other
    }
    guard let fragment = target.fragment.map(URIReference.percentDecoded) else {
      return SchemaLocation(node: all[found].root, resource: found)
    }
    guard let fragment else { return nil }
    if fragment.isEmpty || fragment.hasPrefix("/") {
      return JSONPointer(fragment).flatMap { location(at: $0, in: found, &children) }
    }
    return all[found].anchors[fragment].map { SchemaLocation(node: $0, resource: found) }
  }

  private func location(
    at pointer: JSONPointer, in resource: Int, _ children: inout ChildIndex
  ) -> SchemaLocation? {
    var node = all[resource].root
    var current = resource
    for token in pointer.tokens {
      guard let next = children.child(token, of: node) else { return nil }
      node = next
      if let embedded = self.resource(rootedAt: next) { current = embedded }
    }
    return SchemaLocation(node: node, resource: current)
  }
}
