import Documents

/// Finds the resources and anchors of one schema document.
///
/// Only places that hold schemas in Draft 2020-12 are looked at: an `$id` inside `const` is data.
struct SchemaIndex {
  /// The resources found, the document's root first.
  private(set) var resources: [SchemaResource] = []
  private let firstResource: Int

  /// `firstResource` is the number that the document's root resource will have.
  init(firstResource: Int) { self.firstResource = firstResource }

  /// Reads `document`, which came from `uri`.
  mutating func read(_ document: Document, at uri: URIReference) throws(SchemaError) {
    var base = uri
    if let id = document.root["$id"] { base = try identifier(id, against: uri) }
    resources.append(SchemaResource(uri: base, root: document.root, parent: nil))
    try read(document.root, in: 0)
  }

  private mutating func read(_ schema: Node, in parent: Int) throws(SchemaError) {
    guard schema.kind == .object else { return }
    var resource = parent
    if let id = schema["$id"], schema.index != resources[parent].root.index {
      let uri = try identifier(id, against: resources[parent].uri)
      guard !resources.contains(where: { $0.uri == uri }) else {
        throw SchemaError(.duplicateIdentifier(uri.text), at: id, in: uri.text)
      }
      resource = resources.count
      resources.append(SchemaResource(uri: uri, root: schema, parent: firstResource + parent))
    }
    for member in schema.members {
      switch member.name {
      case "$anchor": try anchor(member.value, of: schema, in: resource, isDynamic: false)
      case "$dynamicAnchor": try anchor(member.value, of: schema, in: resource, isDynamic: true)
      case let name:
        for child in SubschemaKeyword(name)?.schemas(in: member.value) ?? [] {
          try read(child, in: resource)
        }
      }
    }
  }

  private func identifier(_ id: Node, against base: URIReference) throws(SchemaError)
    -> URIReference
  {
    guard let text = id.string else {
      throw SchemaError(.malformedKeyword("$id"), at: id, in: base.text)
    }
    let uri = URIReference(text).resolved(against: base)
    guard uri.fragment?.isEmpty ?? true else {
      throw SchemaError(.identifierWithFragment(text), at: id, in: base.text)
    }
    return uri.withoutFragment
  }

  private mutating func anchor(
    _ value: Node, of schema: Node, in resource: Int, isDynamic: Bool
  ) throws(SchemaError) {
    let base = resources[resource].uri.text
    guard let name = value.string else {
      throw SchemaError(
        .malformedKeyword(isDynamic ? "$dynamicAnchor" : "$anchor"), at: value, in: base)
    }
    if let first = resources[resource].anchors[name], first.index != schema.index {
      throw SchemaError(.duplicateIdentifier("#" + name), at: value, in: base)
    }
    resources[resource].anchors[name] = schema
    if isDynamic { resources[resource].dynamicAnchors[name] = schema }
  }
}

/// How a keyword holds schemas.
enum SubschemaKeyword {
  /// The value is a schema, an array of schemas, or an object whose values are.
  case one, list, map

  /// The shape of the keyword `name`; nil for keywords that hold no schemas.
  init?(_ name: String) {
    switch name {
    case "additionalProperties", "items", "contains", "not", "if", "then", "else", "propertyNames",
      "unevaluatedItems", "unevaluatedProperties", "contentSchema":
      self = .one
    case "prefixItems", "allOf", "anyOf", "oneOf": self = .list
    case "$defs", "definitions", "properties", "patternProperties", "dependentSchemas",
      "dependencies":
      self = .map
    default: return nil
    }
  }

  /// The schemas in the keyword's value; what is no schema is left out.
  func schemas(in value: Node) -> [Node] {
    switch self {
    case .one: [value]
    case .list: Array(value.elements)
    case .map: value.members.map(\.value)
    }
  }
}
