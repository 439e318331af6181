package import Documents
import RegularExpressions

/// Turns schema documents into programs.
package struct SchemaCompiler {
  /// What the caller decides about a schema.
  package struct Options: Sendable {
    /// Whether `format` is an assertion; if not, only where the dialect's vocabularies say so.
    package var assertFormats: Bool
    /// Whether documents are checked against their meta-schemas before they are used.
    package var checkMetaSchema: Bool

    /// The defaults are the specification's, with the meta-schema checked.
    package init(assertFormats: Bool = false, checkMetaSchema: Bool = true) {
      self.assertFormats = assertFormats
      self.checkMetaSchema = checkMetaSchema
    }
  }

  /// Compiles the schema at the root of `document`.
  ///
  /// - Parameters:
  ///   - uri: where the document comes from; the base of its references unless it has an `$id`.
  ///   - resources: other documents that references may reach. For its own URIs, `document` wins.
  /// - Throws: `SchemaError` when the schema, or one that it refers to, cannot be used.
  package static func compile(
    _ document: Document, at uri: String = "", resources: SchemaResources = SchemaResources(),
    options: Options = Options()
  ) throws(SchemaError) -> CompiledSchema {
    var resources = resources
    let root = try resources.add(document, at: uri, isPreferred: true)
    var compiler = SchemaCompiler(resources: resources, options: options)
    return try compiler.program(from: SchemaLocation(node: document.root, resource: root))
  }

  /// Compiles the schema that `uri` names among `resources`; a fragment may select a part of it.
  ///
  /// - Throws: `SchemaError` when nothing has that URI, or the schema cannot be used.
  package static func compile(
    uri: String, resources: SchemaResources, options: Options = Options()
  ) throws(SchemaError) -> CompiledSchema {
    var compiler = SchemaCompiler(resources: resources, options: options)
    let whole = URIReference(uri)
    guard let resource = resources.resource(at: whole) else {
      throw SchemaError(.unresolvedReference(uri), at: nil, in: uri)
    }
    let fragment = "#" + (whole.fragment ?? "")
    let nowhere = resources.all[resource].root
    let start = try compiler.resolve(fragment, at: nowhere, from: resource)
    return try compiler.program(from: start)
  }

  /// Where references may lead.
  let resources: SchemaResources
  /// What the caller decided.
  let options: Options
  /// The program so far.
  var builder = ProgramBuilder()
  private var numbers: [NodeIdentity: UInt32] = [:]
  private var pending: [UInt32] = []
  private var dialects: [Int: Dialect] = [:]
  private var dynamicAnchors: [(name: String, initial: UInt32)] = []
  private var children = ChildIndex()
  /// The documents that have been checked against their meta-schemas.
  var checked: Set<ObjectIdentifier> = []
  /// The meta-schemas that are no draft's own, by the numbers of their resources.
  var metaSchemas: [Int: CompiledSchema] = [:]
  /// What the schema that is being compiled evaluates: several of its keywords ask in turn.
  var lastCoverage: (schema: NodeIdentity, coverage: PropertyCoverage)?

  private init(resources: SchemaResources, options: Options) {
    self.resources = resources
    self.options = options
  }

  private mutating func program(
    from start: SchemaLocation
  ) throws(SchemaError) -> CompiledSchema {
    _ = try block(for: start)
    var compiled = -1
    repeat {
      while let next = pending.popLast() { try compile(next) }
      compiled = builder.blocks.count
      try linkDynamicReferences()
    } while compiled != builder.blocks.count || !pending.isEmpty
    markScopes()
    if let loop = ReferenceLoops.find(in: builder) {
      let locations = loop.map { absoluteLocation(of: builder.origins[Int($0)].location) }
      let first = builder.origins[Int(loop[0])].location
      throw error(.infiniteReference(locations), at: first.node, first)
    }
    return CompiledSchema(Program(builder, resources: resources.all))
  }

  // MARK: - What keywords ask for

  /// The block of the schema at `location`; it is compiled later.
  mutating func block(for location: SchemaLocation) throws(SchemaError) -> UInt32 {
    let identity = NodeIdentity(location.node)
    if let known = numbers[identity] { return known }
    try checkMetaSchema(of: location)
    let number = ProgramBuilder.append(Block(), to: &builder.blocks)
    builder.origins.append(Origin(location: location, annotations: []))
    numbers[identity] = number
    pending.append(number)
    return number
  }

  /// The block of a schema that stands inside the one at `parent`.
  mutating func block(
    for node: Node, inside parent: SchemaLocation
  ) throws(SchemaError) -> UInt32 {
    try block(for: self.location(of: node, inside: parent))
  }

  /// The location of a schema that stands inside the one at `parent`.
  func location(of node: Node, inside parent: SchemaLocation) -> SchemaLocation {
    SchemaLocation(node: node, resource: resources.resource(rootedAt: node) ?? parent.resource)
  }

  /// Where `reference`, written at `node`, leads.
  mutating func resolve(
    _ reference: String, at node: Node, from resource: Int
  ) throws(SchemaError) -> SchemaLocation {
    let base = resources.all[resource].uri
    do {
      if let found = try resources.resolve(reference, from: resource, &children) { return found }
    } catch {
      throw SchemaError(error, at: node, in: base.text)
    }
    throw SchemaError(
      .unresolvedReference(URIReference(reference).resolved(against: base).text), at: node,
      in: base.text)
  }

  /// The dialect of a resource: its own `$schema`'s, else that of the resource around it.
  mutating func dialect(of resource: Int) throws(SchemaError) -> Dialect {
    if let known = dialects[resource] { return known }
    var found = Dialect.standard
    if let metaSchema = try metaSchema(of: resource) {
      do {
        found = try Dialect(
          resources.all[resource].draft, metaSchema: resources.all[metaSchema].root)
      } catch {
        let root = resources.all[resource].root
        throw SchemaError(error, at: root["$schema"], in: resources.all[resource].uri.text)
      }
    }
    dialects[resource] = found
    return found
  }

  /// The number of a `$dynamicRef` to the anchor `name` that statically leads to `initial`.
  mutating func dynamicReference(_ name: String, initial: UInt32) -> UInt32 {
    dynamicAnchors.append((name, initial))
    return ProgramBuilder.append(
      DynamicReference(initial: initial, candidates: []), to: &builder.dynamicReferences)
  }

  /// An error at `node` of the schema at `location`.
  func error(
    _ reason: SchemaError.Reason, at node: Node, _ location: SchemaLocation
  ) -> SchemaError {
    SchemaError(reason, at: node, in: resources.all[location.resource].uri.text)
  }

  // MARK: - Blocks

  private mutating func compile(_ number: UInt32) throws(SchemaError) {
    let location = builder.origins[Int(number)].location
    switch location.node.kind {
    case .boolean:
      builder.finish(number, location.node.boolean == true ? [] : [Instruction(.never)])
    case .object:
      var keywords = KeywordCompiler(
        location: location, dialect: try dialect(of: location.resource))
      try keywords.compile(with: &self)
      builder.origins[Int(number)] = Origin(
        location: location, annotations: keywords.annotations)
      builder.finish(number, keywords.steps)
    case let kind: throw error(.notASchema(kind), at: location.node, location)
    }
  }

  /// Finds, for every dynamic reference, the anchors of that name in the resources in use.
  private mutating func linkDynamicReferences() throws(SchemaError) {
    let used = Set(builder.origins.map(\.location.resource)).sorted()
    var known: [String: [(resource: UInt32, block: UInt32)]] = [:]
    for (position, reference) in dynamicAnchors.enumerated() {
      let candidates =
        if let found = known[reference.name] { found } else {
          try anchors(named: reference.name, in: used)
        }
      known[reference.name] = candidates
      builder.dynamicReferences[position] = DynamicReference(
        initial: reference.initial, candidates: candidates)
    }
  }

  private mutating func anchors(
    named name: String, in used: [Int]
  ) throws(SchemaError) -> [(resource: UInt32, block: UInt32)] {
    var candidates: [(resource: UInt32, block: UInt32)] = []
    for resource in used {
      guard let target = resources.all[resource].dynamicAnchors[name] else { continue }
      let block = try block(for: SchemaLocation(node: target, resource: resource))
      candidates.append((UInt32(clamping: resource), block))
    }
    return candidates
  }

  /// Only where a dynamic reference has a choice need blocks say to which resource they belong.
  private mutating func markScopes() {
    guard builder.dynamicReferences.contains(where: { $0.candidates.count > 1 }) else { return }
    for number in builder.blocks.indices {
      builder.blocks[number].scope = UInt32(
        clamping: builder.origins[number].location.resource)
    }
  }

  private func absoluteLocation(of location: SchemaLocation) -> String {
    location.absolute(in: resources.all).text
  }
}
