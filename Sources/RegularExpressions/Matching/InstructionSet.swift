/// A set of instruction numbers that is emptied at no cost and keeps its members in the order they
/// came, so that it can be grown while it is walked.
struct InstructionSet {
  /// How many members there are.
  private(set) var count = 0

  private var members: [Int32]
  private var indices: [Int32]

  /// An empty set of numbers below a bound.
  init(bound: Int) {
    members = Array(repeating: 0, count: bound)
    indices = members
  }

  /// The member that came after so many others.
  subscript(index: Int) -> Int {
    Int(members[index])
  }

  /// Adds a number, unless it is a member.
  @inline(__always)
  mutating func insert(_ number: Int) {
    let index = Int(indices[number])
    if index < count, members[index] == number { return }
    indices[number] = Int32(truncatingIfNeeded: count)
    members[count] = Int32(truncatingIfNeeded: number)
    count += 1
  }

  /// Takes all members out.
  mutating func removeAll() {
    count = 0
  }
}
