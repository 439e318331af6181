import Documents
import RegularExpressions

/// The tables of a program while it is being compiled.
struct ProgramBuilder {
  /// The tables of `Program`, by the same names.
  var blocks: [Block] = []
  var instructions: [Instruction] = []
  var branches: [UInt32] = []
  var bounds: [Bound] = []
  var patterns = PatternSet()
  var choices: [Choices] = []
  var memberTables: [MemberTable] = []
  var memberPatterns: [MemberPattern] = []
  var names = NameTables()
  var nameLists: [Range<UInt32>] = []
  var dependencies: [Dependency] = []
  var dynamicReferences: [DynamicReference] = []
  var origins: [Origin] = []
  /// By the UTF-8 bytes of the pattern: equal strings may be spelled by different scalars.
  private var patternNumbers: [[UInt8]: UInt32] = [:]

  /// Appends to `table` and gives the number of the new element.
  static func append<Element>(_ element: Element, to table: inout [Element]) -> UInt32 {
    table.append(element)
    return UInt32(clamping: table.count - 1)
  }

  /// Appends to `table` and gives the range of the new elements.
  static func append<Element>(_ elements: [Element], to table: inout [Element]) -> Range<UInt32> {
    let start = UInt32(clamping: table.count)
    table += elements
    return start..<UInt32(clamping: table.count)
  }

  /// The number of `pattern`, compiled once.
  mutating func pattern(_ pattern: String) throws(PatternError) -> UInt32 {
    let spelling = Array(pattern.utf8)
    if let known = patternNumbers[spelling] { return known }
    let number = UInt32(clamping: try patterns.add(pattern))
    patternNumbers[spelling] = number
    return number
  }

  /// The number of a set of values to choose from.
  mutating func choices(_ values: [Node]) -> UInt32 {
    var seen: Set<ArraySlice<UInt8>> = []
    let strings = values.filter { $0.kind == .string }.map(\.textBytes)
      .filter { seen.insert($0).inserted }
    let table = names.add(strings.map { NameTables.Entry(name: $0) })
    return Self.append(
      Choices(strings: table, others: ValueSet(values.filter { $0.kind != .string })),
      to: &choices)
  }

  /// The range of a list of names, given by their bytes.
  mutating func nameList(_ list: [ArraySlice<UInt8>]) -> Range<UInt32> {
    let ranges = list.map { names.add($0) }
    return Self.append(ranges, to: &nameLists)
  }

  /// Lays out the instructions of a block, grouped and with the cheap ones first.
  mutating func finish(_ block: UInt32, _ steps: [Instruction]) {
    let ordered = steps.enumerated().sorted { left, right in
      (left.element.operation.rawValue, left.offset)
        < (right.element.operation.rawValue, right.offset)
    }
    var starts: [UInt32] = []
    var rest = ordered[...]
    for group in Operation.Group.allCases {
      starts.append(UInt32(clamping: instructions.count))
      while let next = rest.first, next.element.operation.group == group {
        instructions.append(next.element)
        rest.removeFirst()
      }
    }
    blocks[Int(block)] = Block(
      assertions: starts[0], number: starts[1], string: starts[2], array: starts[3],
      object: starts[4], inPlace: starts[5], unevaluated: starts[6],
      end: UInt32(clamping: instructions.count))
  }
}
