import Documents

/// Finds the resources and anchors of one schema document.
///
/// Only places that hold schemas in the draft of their resource are looked at: an `$id` inside `const`
/// is data.
struct SchemaIndex {
  private var resources: [SchemaResource] = []
  /// The URIs of the resources.
  private var uris: Set<URIReference> = []
  private let firstResource: Int
  private let known: SchemaResources

  private init(firstResource: Int, known: SchemaResources) {
    self.firstResource = firstResource
    self.known = known
  }

  /// The resources of `document`, which came from `uri`; the document's root is the first of them.
  ///
  /// - Parameter known: where the meta-schemas are that `$schema` may name.
  static func resources(
    of document: Document, at uri: URIReference, known: SchemaResources
  ) throws(SchemaError) -> [SchemaResource] {
    var index = SchemaIndex(firstResource: known.all.count, known: known)
    let root = document.root
    let draft = index.draft(of: root) ?? .draft202012
    let identifier = try index.identifier(of: root, draft, against: uri)
    let own = identifier?.uri ?? uri
    index.uris.insert(own)
    index.resources.append(SchemaResource(uri: own, root: root, draft: draft, parent: nil))
    try index.read(root, in: 0, identifier)
    return index.resources
  }

  private mutating func read(_ schema: Node, in parent: Int) throws(SchemaError) {
    guard schema.kind == .object else { return }
    // A schema with a URI of its own may have a dialect of its own, which says how it gets the URI.
    let draft = self.draft(of: schema) ?? resources[parent].draft
    let base = resources[parent].uri
    guard let identifier = try identifier(of: schema, draft, against: base) else {
      return try read(schema, in: parent, nil)
    }
    guard let uri = identifier.uri else { return try read(schema, in: parent, identifier) }
    guard uris.insert(uri).inserted else {
      throw SchemaError(.duplicateIdentifier(uri.text), at: identifier.node, in: uri.text)
    }
    resources.append(
      SchemaResource(uri: uri, root: schema, draft: draft, parent: firstResource + parent))
    try read(schema, in: resources.count - 1, identifier)
  }

  /// Reads the anchors of a schema and the schemas in it.
  private mutating func read(
    _ schema: Node, in resource: Int, _ identifier: Identifier?
  ) throws(SchemaError) {
    let draft = resources[resource].draft
    if let identifier, let name = identifier.anchor {
      try anchor(name, at: identifier.node, of: schema, in: resource)
    }
    for member in schema.members where draft.knows(member.name) {
      switch member.name {
      case "$anchor", "$dynamicAnchor":
        guard let name = member.value.string else {
          throw SchemaError(
            .malformedKeyword(member.name), at: member.value, in: resources[resource].uri.text)
        }
        try anchor(name, at: member.value, of: schema, in: resource)
        if member.name == "$dynamicAnchor" { resources[resource].dynamicAnchors[name] = schema }
      case "$recursiveAnchor":
        guard member.value.boolean == true, schema.index == resources[resource].root.index else {
          continue
        }
        resources[resource].dynamicAnchors[SchemaResource.recursiveAnchor] = schema
      case let name:
        for child in SubschemaKeyword(name)?.schemas(in: member.value) ?? [] {
          try read(child, in: resource)
        }
      }
    }
  }

  /// The draft that a schema names by itself.
  private func draft(of schema: Node) -> Draft? {
    guard let uri = schema["$schema"]?.string.map(URIReference.init) else { return nil }
    return Draft(metaSchema: uri) ?? known.resource(at: uri).map { known.all[$0].draft }
  }

  /// What the keyword `$id`, or `id`, gives a schema.
  private struct Identifier {
    let node: Node
    /// Nil when it only names an anchor.
    let uri: URIReference?
    let anchor: String?
  }

  private func identifier(
    of schema: Node, _ draft: Draft, against base: URIReference
  ) throws(SchemaError) -> Identifier? {
    guard let id = schema[draft.identifier],
      !draft.referencesStandAlone || schema["$ref"] == nil
    else { return nil }
    guard let text = id.string else {
      throw SchemaError(.malformedKeyword(draft.identifier), at: id, in: base.text)
    }
    let reference = URIReference(text)
    let uri = reference.resolved(against: base)
    guard let fragment = uri.fragment, !fragment.isEmpty else {
      return Identifier(node: id, uri: uri.withoutFragment, anchor: nil)
    }
    guard draft.identifiersHoldAnchors else {
      throw SchemaError(.identifierWithFragment(text), at: id, in: base.text)
    }
    // A fragment that is a pointer names the place where it leads, which need not be here.
    let anchor = fragment.hasPrefix("/") ? nil : URIReference.percentDecoded(fragment)
    let isOnlyAnchor = reference.withoutFragment.text.isEmpty
    return Identifier(node: id, uri: isOnlyAnchor ? nil : uri.withoutFragment, anchor: anchor)
  }

  private mutating func anchor(
    _ name: String, at value: Node, of schema: Node, in resource: Int
  ) throws(SchemaError) {
    if let first = resources[resource].anchors[name], first.index != schema.index {
      throw SchemaError(
        .duplicateIdentifier("#" + name), at: value, in: resources[resource].uri.text)
    }
    resources[resource].anchors[name] = schema
  }
}
