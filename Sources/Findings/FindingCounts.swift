/// How many findings of each severity a run had.
package struct FindingCounts: Sendable, Hashable {
  /// Findings that fail the run.
  package let errors: Int
  /// Findings that fail it only under `--strict`.
  package let warnings: Int
  /// Findings that never do.
  package let notes: Int

  /// Counts `findings`.
  package init(_ findings: some Sequence<Finding>) {
    var tally: [Severity: Int] = [:]
    for finding in findings { tally[finding.severity, default: 0] += 1 }
    errors = tally[.error] ?? 0
    warnings = tally[.warning] ?? 0
    notes = tally[.note] ?? 0
  }
  /// `3 files checked: 1 error, 2 warnings`.
  ///
  /// - Parameters:
  ///   - count: how many were checked.
  ///   - noun: what was checked, in the singular.
  package func summary(of count: Int, _ noun: String) -> String {
    let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")]
      .filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return "\(count) \(noun)\(count == 1 ? "" : "s") checked: "
      + (parts.isEmpty ? "nothing to report" : parts.joined(separator: ", "))
  }
}
