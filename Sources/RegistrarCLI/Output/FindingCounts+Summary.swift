import Findings

extension FindingCounts {
  /// `3 files checked: 1 error, 2 warnings`.
  func summary(of count: Int, _ noun: String) -> String {
    let parts = [(errors, "error"), (warnings, "warning"), (notes, "note")]
      .filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return "\(count) \(noun)\(count == 1 ? "" : "s") checked: "
      + (parts.isEmpty ? "nothing to report" : parts.joined(separator: ", "))
  }
}
