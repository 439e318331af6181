import Documents
import Findings
import Workflow

/// The results of schema tests, told one after another.
struct SchemaTestReport {
  private let format: SchemaCommand.Test.Format
  private let planned: Int
  private let files: Int
  /// How the tests that have been told ended.
  private(set) var counts = SchemaTestCounts()
  private var results: [JSONValue] = []

  /// A report on `planned` tests in `files` files.
  init(format: SchemaCommand.Test.Format, planned: Int, files: Int) {
    self.format = format
    self.planned = planned
    self.files = files
  }

  /// What stands before all results.
  var beginning: String {
    switch format {
    case .human, .json: ""
    case .tap: TAPText.beginning(planned: planned)
    }
  }

  /// Counts a result and gives what is told of it at once.
  mutating func text(of result: SchemaTestResult) -> String {
    counts.add(result)
    switch format {
    case .human: return Self.human(result)
    case .json:
      if result.outcome != .passed { results.append(Self.value(result)) }
      return ""
    case .tap: return Self.tap(result, number: counts.total)
    }
  }

  /// What stands behind all results.
  var end: String {
    switch format {
    case .human: summary + "\n"
    case .json:
      JSONWriter.text(
        [
          "results": .array(results),
          "summary": [
            "files": .int(files), "tests": .int(counts.total), "passed": .int(counts.passed),
            "failed": .int(counts.failed), "skipped": .int(counts.skipped),
          ],
        ], .indented) + "\n"
    case .tap: ""
    }
  }

  private var summary: String {
    var parts = ["\(counts.passed) passed"]
    if counts.failed > 0 { parts.append("\(counts.failed) failed") }
    if counts.skipped > 0 { parts.append("\(counts.skipped) skipped") }
    return "\(counts.total) test\(counts.total == 1 ? "" : "s") in \(files) "
      + "file\(files == 1 ? "" : "s"): \(parts.joined(separator: ", "))"
  }

  // MARK: - For people

  private static func human(_ result: SchemaTestResult) -> String {
    if result.outcome == .passed { return "" }
    let place = "\(result.location.description): "
    let title = HumanFindings.visible(result.title)
    return switch result.outcome {
    case .passed: ""
    case .failed(let expected, let actual):
      """
      \(place)failed: \(title)
        expected: \(expected)
        actual:   \(HumanFindings.visible(actual))

      """
    case .skipped(let reason):
      """
      \(place)skipped: \(title)
        reason:   \(reason)

      """
    }
  }

  // MARK: - JSON

  private static func value(_ result: SchemaTestResult) -> JSONValue {
    let location = result.location
    var value: JSONValue = ["path": .string(location.path)]
    if let start = location.start {
      value["line"] = .int(start.line)
      value["column"] = .int(start.column)
    }
    value["group"] = .string(result.group)
    value["test"] = .string(result.test)
    if let format = result.format { value["format"] = .string(format) }
    switch result.outcome {
    case .passed: value["outcome"] = "passed"
    case .failed(let expected, let actual):
      value["outcome"] = "failed"
      value["expected"] = .string(expected)
      value["actual"] = .string(actual)
    case .skipped(let reason):
      value["outcome"] = "skipped"
      value["reason"] = .string(reason)
    }
    return value
  }

  // MARK: - Test Anything Protocol

  private static func tap(_ result: SchemaTestResult, number: Int) -> String {
    let title = "\(result.path): \(result.title)"
    switch result.outcome {
    case .passed: return TAPText.passed(number, title)
    case .skipped(let reason): return TAPText.passed(number, title, skipped: reason)
    case .failed(let expected, let actual):
      return TAPText.failed(
        number, title,
        [
          ("at", .string(result.location.description)), ("expected", .string(expected)),
          ("actual", .string(actual)),
        ])
    }
  }
}
