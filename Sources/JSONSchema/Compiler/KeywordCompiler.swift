import Documents
import RegularExpressions

/// Compiles the keywords of one schema object; what no vocabulary claims becomes an annotation.
struct KeywordCompiler {
  /// The schema object and its resource.
  let location: SchemaLocation
  /// What the resource understands.
  let dialect: Dialect
  /// The instructions so far, in the order of the keywords.
  var steps: [Instruction] = []
  /// The keywords that say something about the instance rather than judge it.
  private(set) var annotations: [(name: String, value: Node)] = []
  private var hasMembers = false

  /// Starts on the schema object at `location`.
  init(location: SchemaLocation, dialect: Dialect) {
    self.location = location
    self.dialect = dialect
  }

  private var vocabularies: Vocabularies { dialect.vocabularies }

  /// The schema object.
  var schema: Node { location.node }

  /// Compiles every keyword, in the order of the schema.
  mutating func compile(with compiler: inout SchemaCompiler) throws(SchemaError) {
    for member in dialect.draft.keywords(of: schema) {
      let name = member.name
      guard dialect.draft.knows(name) else {
        annotations.append((name, member.value))
        continue
      }
      if try compileCore(name, member.value, &compiler) { continue }
      if vocabularies.contains(.applicator) {
        if try compileInPlace(name, member.value, &compiler) { continue }
        if try compileForChildren(name, member.value, &compiler) { continue }
      }
      if vocabularies.contains(.unevaluated) {
        if try compileUnevaluated(name, member.value, &compiler) { continue }
      }
      if vocabularies.contains(.validation) {
        if try compileAssertion(name, member.value, &compiler) { continue }
      }
      if name == "format" { try compileFormat(member.value, &compiler) }
      annotations.append((name, member.value))
    }
  }

  private mutating func compileCore(
    _ name: String, _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) -> Bool {
    switch name {
    case "$ref":
      let target = try compiler.resolve(
        try string(name, value, compiler), at: value, from: location.resource)
      steps.append(Instruction(.reference, try compiler.block(for: target), of: .ref))
    case "$dynamicRef", "$recursiveRef":
      let reference = try string(name, value, compiler)
      let target = try compiler.resolve(reference, at: value, from: location.resource)
      let block = try compiler.block(for: target)
      let keyword: Keyword = name == "$recursiveRef" ? .recursiveRef : .dynamicRef
      let anchor =
        keyword == .recursiveRef
        ? SchemaResource.recursiveAnchor : URIReference(reference).fragment
      if let anchor = anchor.flatMap({ dynamicAnchor($0, at: target, compiler) }) {
        let number = compiler.dynamicReference(anchor, initial: block)
        steps.append(Instruction(.dynamicReference, number, of: keyword))
      } else {
        steps.append(Instruction(.reference, block, of: keyword))
      }
    case "$id", "id", "$schema", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$vocabulary",
      "$comment", "$defs", "definitions":
      break
    default: return false
    }
    return true
  }

  /// The anchor that a dynamic reference names in its fragment, when its static target declares it.
  private func dynamicAnchor(
    _ fragment: String, at target: SchemaLocation, _ compiler: SchemaCompiler
  ) -> String? {
    guard let name = URIReference.percentDecoded(fragment),
      let anchored = compiler.resources.all[target.resource].dynamicAnchors[name],
      anchored.index == target.node.index
    else { return nil }
    return name
  }

  private mutating func compileInPlace(
    _ name: String, _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) -> Bool {
    switch name {
    case "allOf": try compileBranches(.allOf, .allOf, value, &compiler)
    case "anyOf": try compileBranches(.anyOf, .anyOf, value, &compiler)
    case "oneOf": try compileBranches(.oneOf, .oneOf, value, &compiler)
    case "not": steps.append(Instruction(.not, try block(value, &compiler), of: .not))
    case "if":
      steps.append(
        Instruction(
          .conditional, try block(value, &compiler), try optionalBlock("then", &compiler),
          try optionalBlock("else", &compiler), of: .if))
    case "then", "else": break
    case "dependentSchemas":
      var dependencies: [Dependency] = []
      for member in try object(name, value, compiler).members {
        dependencies.append(
          Dependency(
            name: compiler.builder.names.add(member.key.textBytes), required: 0..<0,
            block: try block(member.value, &compiler)))
      }
      let range = ProgramBuilder.append(dependencies, to: &compiler.builder.dependencies)
      steps.append(
        Instruction(.dependentSchemas, range.lowerBound, range.upperBound, of: .dependentSchemas))
    case "dependencies": try compileDependencies(value, &compiler)
    default: return false
    }
    return true
  }

  /// The keyword of drafts up to 07, which later meta-schemas still describe.
  private mutating func compileDependencies(
    _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) {
    var schemas: [Dependency] = []
    var lists: [Dependency] = []
    for member in try object("dependencies", value, compiler).members {
      let name = compiler.builder.names.add(member.key.textBytes)
      if member.value.kind == .array {
        let required = compiler.builder.nameList(
          try strings("dependencies", member.value, compiler))
        lists.append(Dependency(name: name, required: required, block: Instruction.none))
      } else {
        schemas.append(
          Dependency(name: name, required: 0..<0, block: try block(member.value, &compiler)))
      }
    }
    let forSchemas = ProgramBuilder.append(schemas, to: &compiler.builder.dependencies)
    let forLists = ProgramBuilder.append(lists, to: &compiler.builder.dependencies)
    steps.append(
      Instruction(
        .dependentSchemas, forSchemas.lowerBound, forSchemas.upperBound, of: .dependencies))
    steps.append(
      Instruction(.dependentRequired, forLists.lowerBound, forLists.upperBound, of: .dependencies))
  }

  private mutating func compileForChildren(
    _ name: String, _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) -> Bool {
    switch name {
    case "prefixItems": try compileBranches(.prefixItems, .prefixItems, value, &compiler)
    case "items" where value.kind == .array && dialect.draft.itemsMayBeList:
      try compileBranches(.prefixItems, .items, value, &compiler)
    case "items":
      let prefix = dialect.draft.knows("prefixItems") ? schema["prefixItems"]?.count ?? 0 : 0
      steps.append(
        Instruction(
          .items, try block(value, &compiler), UInt32(clamping: prefix), of: .items))
    case "additionalItems":
      // Without a list of `items` there is nothing that others could be additional to.
      guard let list = schema["items"], list.kind == .array else { break }
      steps.append(
        Instruction(
          .items, try block(value, &compiler), UInt32(clamping: list.count), of: .additionalItems))
    case "contains":
      let least = try optionalCount("minContains", compiler)
      let most = try optionalCount("maxContains", compiler)
      steps.append(
        Instruction(
          dialect.draft.containsEvaluates ? .contains : .uncountedContains,
          try block(value, &compiler), least ?? 1, most ?? Instruction.none, of: .contains))
    case "properties", "patternProperties", "additionalProperties":
      try compileMembers(&compiler)
    case "propertyNames":
      steps.append(Instruction(.propertyNames, try block(value, &compiler), of: .propertyNames))
    default: return false
    }
    return true
  }

  /// Compiles the keywords that one pass over an object's members answers, once for all of them.
  mutating func compileMembers(_ compiler: inout SchemaCompiler) throws(SchemaError) {
    guard !hasMembers else { return }
    hasMembers = true
    let members = MemberCompiler(location: location, dialect: dialect)
    steps += try members.compile(with: &compiler)
  }

  private mutating func compileUnevaluated(
    _ name: String, _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) -> Bool {
    switch name {
    case "unevaluatedProperties":
      let coverage = try PropertyCoverage(of: location, with: &compiler)
      if coverage.isStatic {
        try compileMembers(&compiler)
      } else {
        steps.append(
          Instruction(
            .unevaluatedProperties, try block(value, &compiler), of: .unevaluatedProperties))
      }
    case "unevaluatedItems":
      let block = try block(value, &compiler)
      let coverage = try ItemCoverage(of: location, with: &compiler)
      if !coverage.isStatic {
        steps.append(Instruction(.unevaluatedItems, block, of: .unevaluatedItems))
      } else if let prefix = coverage.certain {
        steps.append(
          Instruction(.items, block, UInt32(clamping: prefix), of: .unevaluatedItems))
      }
    default: return false
    }
    return true
  }

  /// Compiles a keyword whose value is a list of schemas.
  private mutating func compileBranches(
    _ operation: Operation, _ keyword: Keyword, _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) {
    guard value.kind == .array else { throw malformed(keyword.rawValue, value, compiler) }
    var blocks: [UInt32] = []
    for element in value.elements { blocks.append(try block(element, &compiler)) }
    let range = ProgramBuilder.append(blocks, to: &compiler.builder.branches)
    steps.append(Instruction(operation, range.lowerBound, range.upperBound, of: keyword))
  }

  private mutating func compileFormat(
    _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) {
    guard compiler.options.assertFormats || vocabularies.contains(.formatAssertion) else { return }
    guard let format = Format(name: try string("format", value, compiler)) else { return }
    steps.append(Instruction(.format, UInt32(format.rawValue), of: .format))
  }
}

extension KeywordCompiler {
  // MARK: - Values of keywords

  /// The block of a schema that is a keyword's value.
  func block(_ value: Node, _ compiler: inout SchemaCompiler) throws(SchemaError) -> UInt32 {
    try compiler.block(for: value, inside: location)
  }

  private func optionalBlock(
    _ name: String, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) -> UInt32 {
    guard let value = schema[name] else { return Instruction.none }
    return try block(value, &compiler)
  }

  /// The error of a keyword whose value has the wrong type or range.
  func malformed(_ name: String, _ value: Node, _ compiler: SchemaCompiler) -> SchemaError {
    compiler.error(.malformedKeyword(name), at: value, location)
  }

  /// The value as a string, or an error.
  func string(
    _ name: String, _ value: Node, _ compiler: SchemaCompiler
  ) throws(SchemaError) -> String {
    guard let text = value.string else { throw malformed(name, value, compiler) }
    return text
  }

  /// The value if it is an object, or an error.
  func object(
    _ name: String, _ value: Node, _ compiler: SchemaCompiler
  ) throws(SchemaError) -> Node {
    guard value.kind == .object else { throw malformed(name, value, compiler) }
    return value
  }

  /// The value as a list of strings, each by its bytes, or an error.
  func strings(
    _ name: String, _ value: Node, _ compiler: SchemaCompiler
  ) throws(SchemaError) -> [ArraySlice<UInt8>] {
    let texts = value.elements.filter { $0.kind == .string }.map(\.textBytes)
    guard value.kind == .array, texts.count == value.count else {
      throw malformed(name, value, compiler)
    }
    return texts
  }

  /// The count that a keyword of the validation vocabulary beside this one gives, if it is there.
  private func optionalCount(
    _ name: String, _ compiler: SchemaCompiler
  ) throws(SchemaError) -> UInt32? {
    guard vocabularies.contains(.validation), dialect.draft.knows(name), let value = schema[name]
    else { return nil }
    return try count(name, value, compiler)
  }

  /// A non-negative integer; larger ones than any document can reach count as the largest.
  func count(
    _ name: String, _ value: Node, _ compiler: SchemaCompiler
  ) throws(SchemaError) -> UInt32 {
    guard let number = value.number, number.isInteger, !number.isNegative else {
      throw malformed(name, value, compiler)
    }
    return number.int.map { min(UInt32(clamping: $0), Instruction.none - 1) } ?? Instruction.none
      - 1
  }
}
