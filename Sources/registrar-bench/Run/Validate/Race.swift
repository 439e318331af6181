/// A short work on many things, measured here, beside a program that measures its own.
struct Race<Item> {
  /// What is done to one of the things, with its size.
  let work: String
  let items: [Item]
  /// What the things are: `files`.
  let noun: String
  /// How often each is worked on; the least time counts.
  let rounds: Int
  /// The peer in words.
  let peer: String
  /// The ratio that we want to stay below.
  let target: Double

  /// Runs `body` on every thing and compares with what came of the peer.
  func comparison(
    with outcome: Comparison.Outcome, _ body: (Item) throws -> Void
  ) rethrows -> Comparison {
    let ours = try LeastTimes.mean(of: items, rounds: rounds, body)
    return Comparison(
      work: work, ours: Quantity(ours, .microseconds), peer: peer, outcome: outcome,
      runs: "mean of \(items.count) \(noun), the least of \(rounds) rounds", target: .ratio(target))
  }
}

extension Comparison.Outcome {
  /// The microseconds that `program` prints about itself; not installed when it prints none.
  static func microseconds(
    printedBy program: Program, _ arguments: [String], _ stage: Stage, hint: String
  ) throws -> Self {
    let text = try program.output(
      of: arguments, in: stage.scratch.path, environment: stage.environment)
    guard let time = Double(text.filter { !$0.isWhitespace }) else {
      return .notInstalled(hint: hint)
    }
    return .measured(Quantity(time, .microseconds))
  }
}
