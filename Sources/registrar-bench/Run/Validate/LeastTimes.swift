/// The least time that each of many short works takes, so that what else the machine does is left out.
enum LeastTimes {
  /// The mean over `items` of the least time that `body` takes for each in `rounds` rounds, in microseconds.
  static func mean<Item>(of items: [Item], rounds: Int, _ body: (Item) throws -> Void) rethrows
    -> Double
  {
    var least = [Duration](repeating: .seconds(3600), count: items.count)
    let clock = ContinuousClock()
    for _ in 0..<rounds {
      for (index, item) in items.enumerated() {
        let time = try clock.measure { try body(item) }
        least[index] = min(least[index], time)
      }
    }
    return least.reduce(.zero, +) / .microseconds(1) / Double(max(1, items.count))
  }
}
