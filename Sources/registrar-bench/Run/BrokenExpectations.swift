/// Facts of trials that are not as they must be.
struct BrokenExpectations: Error, CustomStringConvertible {
  /// At least one.
  let breaches: [Breach]

  /// One such fact.
  struct Breach: Equatable {
    let benchmark: String
    /// What was tried.
    let work: String
    let fact: String
    let actual: Int
    let expected: Int
  }

  var description: String {
    breaches.map {
      "\($0.benchmark): \($0.work): \($0.fact): \($0.actual), expected \($0.expected)"
    }.joined(separator: "\n")
  }
}
