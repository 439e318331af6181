import Documents
import RegularExpressions

/// A compiled schema: blocks of instructions in flat arrays. Block 0 is the root schema.
final class Program: Sendable {
  /// One per schema.
  let blocks: [Block]
  /// Those of all blocks, one after another.
  let instructions: [Instruction]
  /// Block numbers that `allOf`, `prefixItems` and the like list.
  let branches: [UInt32]
  /// Numbers that numbers are compared with.
  let bounds: [ExactNumber]
  /// Those of them that have a short form, in it; apart, so that comparing touches no digits.
  let shortBounds: [ShortDecimal?]
  /// Regular expressions, each once.
  let patterns: PatternSet
  /// The strings among the values of each `enum` or `const`.
  let choiceNames: [NameTable]
  /// The values of each that are no strings; apart, so that looking for a string touches none.
  let choiceValues: [ValueSet]
  /// One per schema that names members.
  let memberTables: [MemberTable]
  /// For each member table, the patterns of its `patternProperties` and their blocks.
  let memberPatterns: [MemberPattern]
  /// All names, in tables and in lists.
  let names: NameTables
  /// Slices of `names.bytes` that `required` and `dependentRequired` list.
  let nameLists: [Range<UInt32>]
  /// Those of `dependentRequired` and `dependentSchemas`.
  let dependencies: [Dependency]
  /// One per `$dynamicRef` that may lead to several places.
  let dynamicReferences: [DynamicReference]
  /// The instructions as they run.
  let straight: StraightCode
  /// Where each block was compiled from, for failures and annotations.
  let origins: [Origin]
  /// URIs of the resources, for absolute locations.
  let resources: [SchemaResource]

  /// Freezes what `builder` has made.
  init(_ builder: ProgramBuilder, resources: [SchemaResource]) {
    blocks = builder.blocks
    instructions = builder.instructions
    branches = builder.branches
    bounds = builder.bounds.map(\.exact)
    shortBounds = builder.bounds.map(\.short)
    patterns = builder.patterns
    choiceNames = builder.choices.map(\.strings)
    choiceValues = builder.choices.map(\.others)
    memberTables = builder.memberTables
    memberPatterns = builder.memberPatterns
    names = builder.names
    nameLists = builder.nameLists
    dependencies = builder.dependencies
    dynamicReferences = builder.dynamicReferences
    straight = StraightCode(builder)
    origins = builder.origins
    self.resources = resources
  }
}

/// One schema: where its groups of instructions begin and end.
struct Block: Sendable {
  /// First instruction of each group, in the order of `Operation.Group`, then the end of the last.
  var assertions: UInt32 = 0
  /// First instruction of its group.
  var number: UInt32 = 0
  /// First instruction of its group.
  var string: UInt32 = 0
  /// First instruction of its group.
  var array: UInt32 = 0
  /// First instruction of its group.
  var object: UInt32 = 0
  /// First instruction of its group.
  var inPlace: UInt32 = 0
  /// First instruction of its group.
  var unevaluated: UInt32 = 0
  /// After the last instruction.
  var end: UInt32 = 0
  /// The resource it belongs to, when dynamic references make that matter; else `Instruction.none`.
  var scope = Instruction.none
}

/// Where a block comes from.
struct Origin: Sendable {
  /// The schema.
  let location: SchemaLocation
  /// Names and values of the keywords that give annotations.
  let annotations: [(name: String, value: Node)]
}

/// A number that a keyword compares with, as the compiler gives it to a program.
struct Bound: Sendable {
  /// The number, if it is short.
  let short: ShortDecimal?
  /// The number, whatever its size.
  let exact: ExactNumber
}

/// The values of `enum`, or the one of `const`, as the compiler gives them to a program.
struct Choices: Sendable {
  /// The strings among the values.
  let strings: NameTable
  /// The values that are no strings.
  let others: ValueSet
}

/// What is known of an object's members by name.
struct MemberTable: Sendable {
  /// Slots hold a block or none, and a bit when the name is required.
  let properties: NameTable
  /// Bits of all required names.
  let required: UInt64
  /// Its range of `memberPatterns`.
  let patterns: Range<UInt32>
  /// The block for all other members, or none.
  let additional: UInt32

  /// Whether it says something about one member only, and nothing about others.
  var isAboutOne: Bool {
    properties.count == 1 && patterns.isEmpty && additional == Instruction.none
  }
}

/// One member of `patternProperties`.
struct MemberPattern: Sendable {
  /// Its number among the program's patterns.
  let pattern: UInt32
  /// What the values of matching members must be valid by, or none.
  let block: UInt32
}

/// One member of `dependentRequired` or `dependentSchemas`.
struct Dependency: Sendable {
  /// The name whose presence matters.
  let name: Range<UInt32>
  /// The names it requires, a range of name lists.
  let required: Range<UInt32>
  /// The block it applies, or none.
  let block: UInt32
}

/// A `$dynamicRef` that several resources can answer (Core 2020-12, section 8.2.3.2).
struct DynamicReference: Sendable {
  /// Where it leads when no outer resource has the anchor.
  let initial: UInt32
  /// The block of the anchor in each resource that has it.
  let candidates: [(resource: UInt32, block: UInt32)]
}
