/// How many steps searches may take together where no table answers them.
package struct StepBudget: Sendable {
  /// The steps that there were.
  package let limit: Int
  private var left: Int

  /// As many steps as take well under a second.
  package static let standard = 20_000_000

  /// A budget of which nothing is spent.
  package init(limit: Int = standard) {
    self.limit = limit
    left = limit
  }

  /// Spends steps. Once there are none left, none ever come back.
  ///
  /// - Throws: that they are more than are left.
  mutating func spend(_ steps: Int) throws(MatchError) {
    left -= steps
    guard left >= 0 else {
      left = -1
      throw .budgetExhausted(steps: limit)
    }
  }

  /// Gives up.
  ///
  /// - Throws: that nothing is left.
  mutating func spendAll() throws(MatchError) { try spend(left + 1) }
}
