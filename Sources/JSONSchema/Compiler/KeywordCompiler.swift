import Documents
import RegularExpressions

/// Compiles the keywords of one schema object; what no vocabulary claims becomes an annotation.
struct KeywordCompiler {
  /// The schema object and its resource.
  let location: SchemaLocation
  /// What the dialect of the resource understands.
  let vocabularies: Vocabularies
  /// The instructions so far, in the order of the keywords.
  var steps: [Instruction] = []
  /// The keywords that say something about the instance rather than judge it.
  private(set) var annotations: [(name: String, value: Node)] = []
  private var hasMembers = false

  /// Starts on the schema object at `location`.
  init(location: SchemaLocation, vocabularies: Vocabularies) {
    self.location = location
    self.vocabularies = vocabularies
  }

  /// The schema object.
  var schema: Node { location.node }

  /// Compiles every keyword, in the order of the schema.
  mutating func compile(with compiler: inout SchemaCompiler) throws(SchemaError) {
    for member in schema.members {
      let name = member.name
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
      steps.append(Instruction(.reference, try compiler.block(for: target)))
    case "$dynamicRef":
      let reference = try string(name, value, compiler)
      let target = try compiler.resolve(reference, at: value, from: location.resource)
      let block = try compiler.block(for: target)
      if let anchor = dynamicAnchor(named: reference, at: target, compiler) {
        steps.append(
          Instruction(.dynamicReference, compiler.dynamicReference(anchor, initial: block)))
      } else {
        steps.append(Instruction(.reference, block))
      }
    case "$id", "$schema", "$anchor", "$dynamicAnchor", "$vocabulary", "$comment", "$defs",
      "definitions":
      break
    default: return false
    }
    return true
  }

  /// The anchor of a `$dynamicRef` when its static target declares it dynamic.
  private func dynamicAnchor(
    named reference: String, at target: SchemaLocation, _ compiler: SchemaCompiler
  ) -> String? {
    guard let fragment = URIReference(reference).fragment,
      let name = URIReference.percentDecoded(fragment),
      let anchored = compiler.resources.all[target.resource].dynamicAnchors[name],
      anchored.index == target.node.index
    else { return nil }
    return name
  }

  private mutating func compileInPlace(
    _ name: String, _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) -> Bool {
    switch name {
    case "allOf", "anyOf", "oneOf":
      let range = try branches(name, value, &compiler)
      let operation: Operation = name == "allOf" ? .allOf : name == "anyOf" ? .anyOf : .oneOf
      steps.append(Instruction(operation, range.lowerBound, range.upperBound))
    case "not": steps.append(Instruction(.not, try block(value, &compiler)))
    case "if":
      steps.append(
        Instruction(
          .conditional, try block(value, &compiler), try optionalBlock("then", &compiler),
          try optionalBlock("else", &compiler)))
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
      steps.append(Instruction(.dependentSchemas, range.lowerBound, range.upperBound))
    case "dependencies": try compileDependencies(value, &compiler)
    default: return false
    }
    return true
  }

  /// The keyword of earlier drafts, which the meta-schema still describes.
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
    steps.append(Instruction(.dependentSchemas, forSchemas.lowerBound, forSchemas.upperBound, 1))
    steps.append(Instruction(.dependentRequired, forLists.lowerBound, forLists.upperBound, 1))
  }

  private mutating func compileForChildren(
    _ name: String, _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) -> Bool {
    switch name {
    case "prefixItems":
      let range = try branches(name, value, &compiler)
      steps.append(Instruction(.prefixItems, range.lowerBound, range.upperBound))
    case "items":
      let prefix = schema["prefixItems"]?.count ?? 0
      steps.append(Instruction(.items, try block(value, &compiler), UInt32(clamping: prefix)))
    case "contains":
      let least = try optionalCount("minContains", compiler)
      let most = try optionalCount("maxContains", compiler)
      steps.append(
        Instruction(.contains, try block(value, &compiler), least ?? 1, most ?? Instruction.none))
    case "properties", "patternProperties", "additionalProperties":
      try compileMembers(&compiler)
    case "propertyNames": steps.append(Instruction(.propertyNames, try block(value, &compiler)))
    default: return false
    }
    return true
  }

  /// Compiles the keywords that one pass over an object's members answers, once for all of them.
  mutating func compileMembers(_ compiler: inout SchemaCompiler) throws(SchemaError) {
    guard !hasMembers else { return }
    hasMembers = true
    var members = MemberCompiler(location: location, vocabularies: vocabularies)
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
        steps.append(Instruction(.unevaluatedProperties, try block(value, &compiler)))
      }
    case "unevaluatedItems":
      let block = try block(value, &compiler)
      let coverage = try ItemCoverage(of: location, with: &compiler)
      if !coverage.isStatic {
        steps.append(Instruction(.unevaluatedItems, block))
      } else if let prefix = coverage.certain {
        steps.append(Instruction(.items, block, UInt32(clamping: prefix), 1))
      }
    default: return false
    }
    return true
  }

  private mutating func compileFormat(
    _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) {
    guard compiler.options.assertFormats || vocabularies.contains(.formatAssertion) else { return }
    guard let format = Format(name: try string("format", value, compiler)) else { return }
    steps.append(Instruction(.format, UInt32(format.rawValue)))
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

  private func branches(
    _ name: String, _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) -> Range<UInt32> {
    guard value.kind == .array else { throw malformed(name, value, compiler) }
    var blocks: [UInt32] = []
    for element in value.elements { blocks.append(try block(element, &compiler)) }
    return ProgramBuilder.append(blocks, to: &compiler.builder.branches)
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

  /// The value as a list of strings, or an error.
  func strings(
    _ name: String, _ value: Node, _ compiler: SchemaCompiler
  ) throws(SchemaError) -> [String] {
    let texts = value.elements.compactMap(\.string)
    guard value.kind == .array, texts.count == value.count else {
      throw malformed(name, value, compiler)
    }
    return texts
  }

  /// The count that a keyword of the validation vocabulary beside this one gives, if it is there.
  private func optionalCount(
    _ name: String, _ compiler: SchemaCompiler
  ) throws(SchemaError) -> UInt32? {
    guard vocabularies.contains(.validation), let value = schema[name] else { return nil }
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
