/// The code points, parted so that each of some sets holds a part whole or not at all.
struct Partition {
  /// Where the part changes, ascending from 0.
  let starts: [UInt32]
  /// The number of the part that lies from each start to the next; a part may lie in many places.
  private(set) var parts: [UInt16]
  /// How many parts there are.
  private(set) var count = 1

  /// How many places each part lies in.
  private var places: [Int]
  /// How many places all sets together may have.
  private static let workLimit = 20_000_000

  /// Parts the code points by these sets.
  ///
  /// - Throws: `tooLarge`, if the sets have too many bounds.
  init(of sets: [CodePointSet]) throws(PatternError.Fault) {
    var starts: [UInt32] = [0]
    for bound in sets.flatMap(\.bounds).sorted()
    where bound > starts[starts.count - 1] && bound < CodePointSet.end {
      starts.append(bound)
    }
    self.starts = starts
    guard starts.count <= UInt16.max else { throw .tooLarge(limit: Program.instructionLimit) }
    parts = Array(repeating: 0, count: starts.count)
    places = Array(repeating: 0, count: starts.count + 1)
    places[0] = starts.count
    var work = 0
    for set in sets {
      work += refine(by: set)
      guard work <= Self.workLimit else { throw .tooLarge(limit: Program.instructionLimit) }
    }
  }

  /// Calls the closure with the number of every part that a set holds, once for each place.
  func forEachPart(in set: CodePointSet, _ body: (Int) -> Void) {
    for index in indices(in: set) { body(Int(parts[index])) }
  }

  /// Splits every part that the set holds in some places only; answers how many places it holds.
  private mutating func refine(by set: CodePointSet) -> Int {
    let indices = indices(in: set)
    var held: [Int: Int] = [:]
    if indices.count == 1 {
      held[Int(parts[indices[0]])] = 1
    } else {
      for index in indices { held[Int(parts[index]), default: 0] += 1 }
    }
    var successors: [Int: UInt16] = [:]
    for (part, heldPlaces) in held where heldPlaces < places[part] {
      places[part] -= heldPlaces
      places[count] = heldPlaces
      successors[part] = UInt16(count)
      count += 1
    }
    if successors.isEmpty { return indices.count }
    for index in indices {
      if let successor = successors[Int(parts[index])] { parts[index] = successor }
    }
    return indices.count
  }

  private func indices(in set: CodePointSet) -> [Int] {
    var result: [Int] = []
    for range in set.ranges {
      var index = index(of: range.lowerBound)
      while index < starts.count, starts[index] < range.upperBound {
        result.append(index)
        index += 1
      }
    }
    return result
  }

  /// The index of the place that a code point lies in.
  private func index(of codePoint: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= codePoint { low = middle } else { high = middle }
    }
    return low
  }
}
