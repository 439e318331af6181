import Documents

/// Where the documents of one schema refer to others: its `x-registrar-reference` annotations as paths,
/// for schemas in which they hold whatever the document says.
///
/// Collecting annotations walks the schema as the specification says, and costs far more than to judge
/// the document. Of a document that is valid these paths give the same strings.
struct ReferencePlan: Sendable {
  /// What a value here must name: words of `x-registrar-reference`.
  private var kinds: [[String]] = []
  private var properties: [String: ReferencePlan] = [:]
  private var elements: [ReferencePlan] = []

  static let keyword = "x-registrar-reference"
  private static let deepest = 16

  /// Reads the annotations of the schema at `root`; nil where one of them depends on the document, or
  /// stands where this does not look.
  init?(schema root: Node) {
    var plan = ReferencePlan()
    guard plan.include(root, of: root, depth: 0) else { return nil }
    self = plan
  }

  private init() {}

  private var isEmpty: Bool { kinds.isEmpty && properties.isEmpty && elements.isEmpty }

  /// Adds what `schema` says; false where it says something under a condition.
  private mutating func include(_ schema: Node, of root: Node, depth: Int) -> Bool {
    // A resource of its own, to which pointers from the root do not lead.
    guard depth < Self.deepest, depth == 0 || schema["$id"] == nil else { return false }
    for (keyword, value) in schema.members.map({ ($0.name, $0.value) }) {
      switch keyword {
      case Self.keyword: kinds.append(value.elements.compactMap(\.string))
      case "$ref":
        guard let target = Self.target(of: value, in: root),
          include(target, of: root, depth: depth + 1)
        else { return false }
      case "allOf":
        for branch in value.elements where !include(branch, of: root, depth: depth + 1) {
          return false
        }
      case "properties":
        for member in value.members {
          var plan = properties[member.name] ?? ReferencePlan()
          guard plan.include(member.value, of: root, depth: depth + 1) else { return false }
          properties[member.name] = plan.isEmpty ? nil : plan
        }
      case "items":
        var plan = ReferencePlan()
        guard plan.include(value, of: root, depth: depth + 1) else { return false }
        if !plan.isEmpty { elements.append(plan) }
      default:
        if Self.appliesSchemas.contains(keyword),
          Self.mentions(value, of: root, depth: depth + 1)
        {
          return false
        }
      }
    }
    return true
  }

  /// Keywords whose schemas apply to some documents and not to others, or to what has no fixed place.
  private static let appliesSchemas: Set = [
    "anyOf", "oneOf", "if", "then", "else", "not", "dependentSchemas", "patternProperties",
    "additionalProperties", "propertyNames", "prefixItems", "contains", "unevaluatedItems",
    "unevaluatedProperties", "$dynamicRef",
  ]

  /// The schema in `root` that a reference leads to; nil for one that leads out of the file.
  private static func target(of reference: Node, in root: Node) -> Node? {
    guard let text = reference.string, text.hasPrefix("#") else { return nil }
    return JSONPointer(String(text.dropFirst())).flatMap { root.value(at: $0) }
  }

  /// Whether a schema in `node` has the annotation, references followed; yes where that cannot be seen.
  private static func mentions(_ node: Node, of root: Node, depth: Int) -> Bool {
    guard depth < deepest else { return true }
    switch node.kind {
    case .object:
      return node.members.contains { member in
        if member.name == keyword || member.name == "$dynamicRef" { return true }
        guard member.name == "$ref" else {
          return mentions(member.value, of: root, depth: depth + 1)
        }
        return target(of: member.value, in: root).map { mentions($0, of: root, depth: depth + 1) }
          ?? true
      }
    case .array: return node.elements.contains { mentions($0, of: root, depth: depth + 1) }
    case .null, .boolean, .number, .string: return false
    }
  }

  /// The strings of the document at `node` that refer to others, in the order of the document.
  func sites(in node: Node) -> [Entity.ReferenceSite] {
    var sites: [Entity.ReferenceSite] = []
    collect(from: node, into: &sites)
    return sites
  }

  private func collect(from node: Node, into sites: inout [Entity.ReferenceSite]) {
    sites += kinds.map { Entity.ReferenceSite(node: node, kinds: $0) }
    if !properties.isEmpty, node.kind == .object {
      for member in node.members {
        properties[member.name]?.collect(from: member.value, into: &sites)
      }
    }
    for plan in elements where node.kind == .array {
      for element in node.elements { plan.collect(from: element, into: &sites) }
    }
  }
}
