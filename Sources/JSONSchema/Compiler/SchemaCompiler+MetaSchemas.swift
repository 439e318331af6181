import Documents

extension SchemaCompiler {
  /// The resource of the dialect of `resource`; nil when neither it nor those around it name one.
  func metaSchema(of resource: Int) throws(SchemaError) -> Int? {
    var current: Int? = resource
    while let number = current {
      let candidate = resources.all[number]
      if let schema = candidate.root["$schema"] {
        guard let uri = schema.string else {
          throw SchemaError(.malformedKeyword("$schema"), at: schema, in: candidate.uri.text)
        }
        guard let found = resources.resource(at: URIReference(uri)) else {
          throw SchemaError(.unknownDialect(uri), at: schema, in: candidate.uri.text)
        }
        return found
      }
      current = candidate.parent
    }
    return nil
  }

  /// Checks the whole document of `location`, once: the schemas of each dialect in it by that dialect.
  ///
  /// Source: JSON Schema Core 2020-12, section 9.3.3.
  mutating func checkMetaSchema(of location: SchemaLocation) throws(SchemaError) {
    let document = location.node.document
    guard options.checkMetaSchema, checked.insert(ObjectIdentifier(document)).inserted,
      let root = resources.resource(rootedAt: document.root)
    else { return }
    var parts: [(root: Node, metaSchema: Int?)] = []
    let numbers = (root..<resources.all.count).prefix {
      resources.all[$0].root.document === document
    }
    for number in numbers {
      let resource = resources.all[number]
      let own = try metaSchema(of: number) ?? standardMetaSchema
      if let parent = resource.parent {
        guard try own != metaSchema(of: parent) ?? standardMetaSchema else { continue }
      }
      parts.append((resource.root, own))
    }
    for part in parts {
      guard let metaSchema = part.metaSchema else { continue }
      let inner = parts.map(\.root).filter { $0.index > part.root.index }
      try check(part.root, by: metaSchema, except: inner)
    }
  }

  private var standardMetaSchema: Int? {
    resources.resource(at: URIReference(Draft.draft202012.metaSchema))
  }

  /// Checks what is below `root`, but not what is below the nodes in `others`.
  private mutating func check(
    _ root: Node, by metaSchema: Int, except others: [Node]
  ) throws(SchemaError) {
    var failures = try compiledMetaSchema(metaSchema).evaluate(root).failures
    if !others.isEmpty {
      // A failure of a keyword like `anyOf` may have causes inside and outside of the others.
      failures = failures.flatMap(\.leaves).filter { leaf in
        let place = leaf.instance.index
        return !others.contains { $0.index <= place && place < $0.document.arena.end(of: $0.index) }
      }
    }
    guard let first = failures.first else { return }
    let uri = resources.resource(rootedAt: root).map { resources.all[$0].uri.text } ?? ""
    throw SchemaError(.invalidSchema(failures), at: first.innermost.instance, in: uri)
  }

  private mutating func compiledMetaSchema(
    _ resource: Int
  ) throws(SchemaError) -> CompiledSchema {
    let uri = resources.all[resource].uri
    if let draft = Draft(metaSchema: uri) { return try MetaSchemas.compiled(draft) }
    if let known = metaSchemas[resource] { return known }
    let compiled = try Self.compile(
      uri: uri.text, resources: resources, options: Options(checkMetaSchema: false))
    metaSchemas[resource] = compiled
    return compiled
  }
}

extension MetaSchemas {
  /// The meta-schema of a draft, compiled once.
  static func compiled(_ draft: Draft) throws(SchemaError) -> CompiledSchema {
    switch draft {
    case .draft04: try compiled04.get()
    case .draft06: try compiled06.get()
    case .draft07: try compiled07.get()
    case .draft201909: try compiled201909.get()
    case .draft202012: try compiled202012.get()
    }
  }

  private static let compiled04 = compile(.draft04)
  private static let compiled06 = compile(.draft06)
  private static let compiled07 = compile(.draft07)
  private static let compiled201909 = compile(.draft201909)
  private static let compiled202012 = compile(.draft202012)

  private static func compile(_ draft: Draft) -> Result<CompiledSchema, SchemaError> {
    Result { () throws(SchemaError) in
      try SchemaCompiler.compile(
        uri: draft.metaSchema, resources: SchemaResources(),
        options: SchemaCompiler.Options(checkMetaSchema: false))
    }
  }
}
