import Documents

/// What came of something that was done to find out whether it holds.
struct Trial {
  /// What was done, with its size.
  let work: String
  var facts: [Fact] = []

  /// One thing that came of it.
  struct Fact {
    let name: String
    let value: Value
  }

  /// What a fact says.
  enum Value {
    /// So many, and how many there must be, if that is known.
    case count(Int, expected: Int?)
    case quantity(Quantity)
    case words(String)
  }

  /// Adds a count, which may be bound to be another.
  mutating func add(_ name: String, _ count: Int, expected: Int? = nil) {
    facts.append(Fact(name: name, value: .count(count, expected: expected)))
  }

  /// Adds a quantity.
  mutating func add(_ name: String, _ quantity: Quantity) {
    facts.append(Fact(name: name, value: .quantity(quantity)))
  }

  /// Adds words, unless there are none.
  mutating func add(_ name: String, _ words: String) {
    if !words.isEmpty { facts.append(Fact(name: name, value: .words(words))) }
  }

  /// Adds how many there are of each kind, the commonest first; `none` without any.
  mutating func add(_ name: String, _ kinds: [String: Int]) {
    let sorted = kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    add(
      name, sorted.isEmpty ? "none" : sorted.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    )
  }

  /// A line for the work and one for each fact, for people.
  func text(benchmark: String) -> String {
    let width = facts.map(\.name.count).max() ?? 0
    let lines = facts.map { fact in
      let gap = String(repeating: " ", count: width - fact.name.count + 2)
      return "  \(fact.name)\(gap)\(fact.value.text)"
    }
    return (["\(benchmark): \(work)"] + lines).joined(separator: "\n")
  }

  /// The same for programs.
  func json(benchmark: String) -> JSONValue {
    [
      "benchmark": .string(benchmark), "work": .string(work),
      "facts": .array(
        facts.map { fact in
          var value: JSONValue = ["name": .string(fact.name)]
          switch fact.value {
          case .count(let count, let expected):
            value["value"] = .number(String(count))
            if let expected { value["expected"] = .number(String(expected)) }
          case .quantity(let quantity):
            value["value"] = quantity.json
            value["unit"] = .string(quantity.unit.rawValue)
          case .words(let words): value["value"] = .string(words)
          }
          return value
        }),
    ]
  }
}

extension Trial.Value {
  /// For people; what is not as it must be stands out.
  var text: String {
    switch self {
    case .count(let count, nil): "\(count)"
    case .count(let count, let expected?) where count == expected: "\(count), as expected"
    case .count(let count, let expected?): "\(count), EXPECTED \(expected)"
    case .quantity(let quantity): quantity.text
    case .words(let words): words
    }
  }
}
