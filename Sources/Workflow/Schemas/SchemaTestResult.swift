package import Findings

/// What became of one test of a schema.
package struct SchemaTestResult: Sendable {
  /// Where the test stands.
  package let location: Finding.Location
  /// The description of its group.
  package let group: String
  /// Its own description.
  package let test: String
  /// The output format that it is about; nil for a test of validity.
  package let format: String?
  /// What became of it.
  package let outcome: Outcome

  /// The ways in which a test can end.
  package enum Outcome: Sendable, Hashable {
    case passed
    case failed(expected: String, actual: String)
    case skipped(reason: String)
  }

  /// Group and test in one line.
  package var title: String {
    let names = [group, test].filter { !$0.isEmpty }.joined(separator: ": ")
    return names + (format.map { " (\($0) output)" } ?? "")
  }
}

/// How many tests ended in which way.
package struct SchemaTestCounts: Sendable, Hashable {
  package private(set) var passed = 0
  package private(set) var failed = 0
  package private(set) var skipped = 0

  /// None so far.
  package init() {}

  /// All of them.
  package var total: Int { passed + failed + skipped }

  /// Counts one more.
  package mutating func add(_ result: SchemaTestResult) {
    switch result.outcome {
    case .passed: passed += 1
    case .failed: failed += 1
    case .skipped: skipped += 1
    }
  }
}
