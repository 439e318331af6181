import Documents
package import Findings

/// What became of one test of a schema.
package struct SchemaTestResult: Sendable {
  /// The file of the test.
  let file: SchemaTestFile
  /// What the test spans in it.
  let range: SourceRange
  /// The place of its group in the file, and its own in the group, from 1.
  let numbers: (group: Int, test: Int)
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

  /// The path of its file.
  package var path: String { file.path }

  /// Where the test stands.
  package var location: Finding.Location {
    Finding.Location(path: path, range: range, in: file.lines)
  }

  /// Group and test in one line, by their numbers where they have no description.
  package var title: String {
    let names = [
      group.isEmpty ? "group \(numbers.group)" : group,
      test.isEmpty ? "test \(numbers.test)" : test,
    ]
    let isNumbered = group.isEmpty && test.isEmpty
    return names.joined(separator: isNumbered ? ", " : ": ")
      + (format.map { " (\($0) output)" } ?? "")
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
