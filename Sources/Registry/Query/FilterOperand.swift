/// The right side of a comparison, read as the type of the field on its left.
struct FilterOperand: Hashable, Sendable {
  /// What rows are compared with; nil for `null`.
  let value: ComparableValue?
  /// How it is written in a normalised filter.
  let spelling: String

  /// The absence of a value.
  static let null = FilterOperand(value: nil, spelling: "null")
}
