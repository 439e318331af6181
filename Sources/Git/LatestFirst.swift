/// A heap of numbers with dates: the latest date comes out first, of equal dates the one that came
/// in first.
struct LatestFirst {
  private struct Element {
    let value: Int
    let seconds: Int64
    let arrival: Int

    func precedes(_ other: Element) -> Bool {
      seconds != other.seconds ? seconds > other.seconds : arrival < other.arrival
    }
  }

  private var elements: [Element] = []
  private var arrivals = 0

  /// Puts a number in, with its date in seconds.
  mutating func insert(_ value: Int, _ seconds: Int64) {
    elements.append(Element(value: value, seconds: seconds, arrival: arrivals))
    arrivals += 1
    var child = elements.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard elements[child].precedes(elements[parent]) else { return }
      elements.swapAt(child, parent)
      child = parent
    }
  }

  /// Takes the first number out; nil when there is none.
  mutating func removeFirst() -> Int? {
    guard let first = elements.first else { return nil }
    elements.swapAt(0, elements.count - 1)
    elements.removeLast()
    var parent = 0
    while true {
      var next = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < elements.count && elements[child].precedes(elements[next]) {
        next = child
      }
      if next == parent { return first.value }
      elements.swapAt(parent, next)
      parent = next
    }
  }
}
