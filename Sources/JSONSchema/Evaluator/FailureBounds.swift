/// Keeps what `FailureCollector` does and gathers in proportion, whatever schema and instance are.
struct FailureBounds {
  /// Schemas inside one another that are walked, schemas that are only references not counted; what
  /// lies deeper is left to the validator. Every level takes up to five kilobytes of the stack.
  static let deepest = 1_000
  /// Failures that are gathered: so many in any case, and one more for every node.
  private static let freeFailures = 10_000
  /// A keyword location of every so many tokens takes the room of one failure more.
  private static let tokensPerFailure = 64
  /// Words that remedies look through.
  private static let mostComparisons = 100_000
  /// Schemas that may be applied: so many in any case, and so many more for every node.
  private static let freeVisits = 500_000
  private static let visitsPerNode = 100

  /// Schemas inside one another that are being walked.
  var depth = 0
  /// Failures that there is room for.
  var room: Int
  private var visitsLeft: Int
  private var comparisonsLeft = Self.mostComparisons

  /// The bounds for a document of so many nodes.
  init(nodes: Int) {
    room = Self.freeFailures + nodes
    visitsLeft = Self.freeVisits + nodes * Self.visitsPerNode
  }

  /// Whether as many failures have been gathered as there is room for.
  var isFull: Bool { room <= 0 }
  /// Whether as many schemas have been applied as may be.
  var isSpent: Bool { visitsLeft <= 0 }

  /// Counts a schema that is applied.
  mutating func countVisit() { visitsLeft -= 1 }

  /// Counts a failure with so many tokens in its keyword location.
  mutating func countFailure(tokens: Int) { room -= 1 + tokens / Self.tokensPerFailure }

  /// Counts comparisons with so many words; false when there have been too many already.
  mutating func mayCompare(with words: Int) -> Bool {
    defer { comparisonsLeft -= words }
    return comparisonsLeft > 0
  }
}
