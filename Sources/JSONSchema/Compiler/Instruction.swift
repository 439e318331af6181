import Documents

/// One step of a compiled schema: plain numbers, so that running it touches no reference count.
struct Instruction: Sendable {
  /// What to do.
  let operation: Operation
  /// The keyword that it comes from; for a member table, the one that speaks of all other members.
  let keyword: Keyword
  /// What the operation needs: indices into the program's tables, block numbers or counts.
  let first: UInt32
  /// See `first`.
  let second: UInt32
  /// See `first`.
  let third: UInt32

  /// Operands that an operation does not use are zero; straight code needs no keyword.
  init(
    _ operation: Operation, _ first: UInt32 = 0, _ second: UInt32 = 0, _ third: UInt32 = 0,
    of keyword: Keyword = .schema
  ) {
    self.operation = operation
    self.keyword = keyword
    self.first = first
    self.second = second
    self.third = third
  }

  /// Stands for "no block" in an operand.
  static let none = UInt32.max
}

/// What an instruction does; cheap ones first, since instructions of a group run in this order.
enum Operation: UInt8, Sendable {
  // Any instance.
  /// Fails always: the schema `false`.
  case never
  /// `first`: mask of `TypeMask`.
  case type
  /// `first`: choices.
  case constant
  /// `first`: choices.
  case enumeration
  /// A number without a fractional part; only in straight code, where `type` has become rows.
  case integer

  // Numbers. `first`: bound.
  case minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf

  // Strings.
  /// `first`: Unicode scalars.
  case minLength, maxLength
  /// `first`: `Format`.
  case format
  /// `first`: pattern.
  case pattern

  // Arrays.
  /// `first`: count.
  case minItems, maxItems
  /// `first..<second`: branches, one per leading element.
  case prefixItems
  /// `first`: block; `second`: elements before the first that it applies to.
  case items
  /// `first`: block; `second`: at least; `third`: at most, or none.
  case contains
  /// The same, but what it matches does not count as evaluated (Draft 2019-09, section 9.3.1.4).
  case uncountedContains
  case uniqueItems

  // Objects.
  /// `first`: count.
  case minProperties, maxProperties
  /// `first`: member table: `properties`, `patternProperties`, `additionalProperties`, `required`.
  case members
  /// `first..<second`: name list. Only where the member table has no room for it.
  case required
  /// `first..<second`: dependencies; each requires names.
  case dependentRequired
  /// `first`: block.
  case propertyNames
  /// `first..<second`: dependencies; each applies a block.
  case dependentSchemas

  // Any instance, in place.
  /// `first`: block.
  case reference
  /// `first`: dynamic reference.
  case dynamicReference
  /// `first..<second`: branches.
  case allOf
  /// `first`: block of `if`; `second`, `third`: of `then` and `else`, or none.
  case conditional
  /// `first`: block.
  case not
  /// `first..<second`: branches.
  case anyOf, oneOf

  // What nothing else has evaluated. `first`: block.
  case unevaluatedItems, unevaluatedProperties

  /// When a block runs an instruction.
  var group: Group {
    switch self {
    case .never, .type, .constant, .enumeration, .integer: .assertions
    case .minimum, .exclusiveMinimum, .maximum, .exclusiveMaximum, .multipleOf: .number
    case .minLength, .maxLength, .format, .pattern: .string
    case .minItems, .maxItems, .prefixItems, .items, .contains, .uncountedContains, .uniqueItems:
      .array
    case .minProperties, .maxProperties, .members, .required, .dependentRequired, .propertyNames,
      .dependentSchemas:
      .object
    case .reference, .dynamicReference, .allOf, .conditional, .not, .anyOf, .oneOf: .inPlace
    case .unevaluatedItems, .unevaluatedProperties: .unevaluated
    }
  }

  /// The groups of a block, in the order in which they run; four of them serve one type each.
  enum Group: Int, CaseIterable {
    case assertions, number, string, array, object, inPlace, unevaluated

    /// Whether instructions of the group have something to say about values of `kind`.
    func serves(_ kind: NodeKind) -> Bool {
      switch self {
      case .number: kind == .number
      case .string: kind == .string
      case .array: kind == .array
      case .object: kind == .object
      case .assertions, .inPlace, .unevaluated: true
      }
    }
  }
}

extension Instruction {
  /// The blocks that it may apply to the same instance.
  func inPlaceBlocks(
    branches: [UInt32], dependencies: [Dependency], dynamicReferences: [DynamicReference]
  ) -> [UInt32] {
    switch operation {
    case .reference, .not: [first]
    case .dynamicReference:
      [dynamicReferences[Int(first)].initial]
        + dynamicReferences[Int(first)].candidates.map(\.block)
    case .allOf, .anyOf, .oneOf: Array(branches[Int(first)..<Int(second)])
    case .conditional: [first, second, third].filter { $0 != Instruction.none }
    case .dependentSchemas: dependencies[Int(first)..<Int(second)].map(\.block)
    default: []
    }
  }
}
