import Documents
import RegularExpressions

/// The keywords of the validation vocabulary (JSON Schema Validation 2020-12, section 6).
extension KeywordCompiler {
  /// Compiles the keyword when it is one of them; false when it is not.
  mutating func compileAssertion(
    _ name: String, _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) -> Bool {
    switch name {
    case "type": steps.append(Instruction(.type, try types(value, compiler).rawValue, of: .type))
    case "const":
      steps.append(Instruction(.constant, compiler.builder.choices([value]), of: .const))
    case "enum":
      guard value.kind == .array else { throw malformed(name, value, compiler) }
      let choices = compiler.builder.choices(Array(value.elements))
      steps.append(Instruction(.enumeration, choices, of: .enum))
    case "minimum":
      let isExclusive = try isExclusive("exclusiveMinimum", compiler)
      try compileBound(isExclusive ? .exclusiveMinimum : .minimum, .minimum, value, &compiler)
    case "maximum":
      let isExclusive = try isExclusive("exclusiveMaximum", compiler)
      try compileBound(isExclusive ? .exclusiveMaximum : .maximum, .maximum, value, &compiler)
    case "exclusiveMinimum" where dialect.draft == .draft04,
      "exclusiveMaximum" where dialect.draft == .draft04:
      break
    case "exclusiveMinimum":
      try compileBound(.exclusiveMinimum, .exclusiveMinimum, value, &compiler)
    case "exclusiveMaximum":
      try compileBound(.exclusiveMaximum, .exclusiveMaximum, value, &compiler)
    case "multipleOf": try compileBound(.multipleOf, .multipleOf, value, &compiler)
    case "minLength": try compileCount(.minLength, .minLength, value, compiler)
    case "maxLength": try compileCount(.maxLength, .maxLength, value, compiler)
    case "minItems": try compileCount(.minItems, .minItems, value, compiler)
    case "maxItems": try compileCount(.maxItems, .maxItems, value, compiler)
    case "minProperties": try compileCount(.minProperties, .minProperties, value, compiler)
    case "maxProperties": try compileCount(.maxProperties, .maxProperties, value, compiler)
    case "uniqueItems":
      guard let isWanted = value.boolean else { throw malformed(name, value, compiler) }
      if isWanted { steps.append(Instruction(.uniqueItems, of: .uniqueItems)) }
    case "pattern":
      let pattern = try string(name, value, compiler)
      do {
        steps.append(Instruction(.pattern, try compiler.builder.pattern(pattern), of: .pattern))
      } catch {
        throw compiler.error(.invalidPattern(error), at: value, location)
      }
    case "required": try compileMembers(&compiler)
    case "dependentRequired":
      var dependencies: [Dependency] = []
      for member in try object(name, value, compiler).members {
        let trigger = compiler.builder.names.add(member.key.textBytes)
        let required = compiler.builder.nameList(try strings(name, member.value, compiler))
        dependencies.append(
          Dependency(name: trigger, required: required, block: Instruction.none))
      }
      let range = ProgramBuilder.append(dependencies, to: &compiler.builder.dependencies)
      steps.append(
        Instruction(
          .dependentRequired, range.lowerBound, range.upperBound, of: .dependentRequired))
    case "minContains", "maxContains": break
    default: return false
    }
    return true
  }

  /// Whether the keyword beside a bound makes it exclusive: in Draft 04 it is a boolean.
  private func isExclusive(
    _ name: String, _ compiler: SchemaCompiler
  ) throws(SchemaError) -> Bool {
    guard dialect.draft == .draft04, let value = schema[name] else { return false }
    guard let isExclusive = value.boolean else { throw malformed(name, value, compiler) }
    return isExclusive
  }

  private func types(_ value: Node, _ compiler: SchemaCompiler) throws(SchemaError) -> TypeMask {
    var mask: TypeMask = []
    let names = value.kind == .string ? [value] : Array(value.elements)
    guard !names.isEmpty || value.kind == .array else { throw malformed("type", value, compiler) }
    for name in names {
      guard let type = name.string.flatMap(TypeMask.init(name:)) else {
        throw malformed("type", name, compiler)
      }
      mask.insert(type == .integer && dialect.draft == .draft04 ? .spelledInteger : type)
    }
    return mask
  }

  private mutating func compileCount(
    _ operation: Operation, _ keyword: Keyword, _ value: Node, _ compiler: SchemaCompiler
  ) throws(SchemaError) {
    steps.append(
      Instruction(operation, try count(keyword.rawValue, value, compiler), of: keyword))
  }

  private mutating func compileBound(
    _ operation: Operation, _ keyword: Keyword, _ value: Node, _ compiler: inout SchemaCompiler
  ) throws(SchemaError) {
    guard let exact = value.number, operation != .multipleOf || !exact.isZero else {
      throw malformed(keyword.rawValue, value, compiler)
    }
    let lexeme = Array(value.textBytes)
    let bound = Bound(short: ShortDecimal(lexeme.span), exact: exact)
    steps.append(
      Instruction(
        operation, ProgramBuilder.append(bound, to: &compiler.builder.bounds), of: keyword))
  }
}
