import Documents

/// What a process says about its stretch.
struct StretchReport {
  var cases = 0
  /// Inputs that were not refused.
  var accepted = 0
  var slowestSeconds = 0.0
  var slowestCase = 0
  var peakKibibytes = 0
  /// The case that broke a law; the last that ran.
  var failure: Failure?

  /// A case with the law that it breaks.
  struct Failure {
    let number: Int
    let breach: Breach
  }

  /// Nothing yet.
  init() {}

  /// Adds what another process said.
  mutating func add(_ other: StretchReport) {
    cases += other.cases
    accepted += other.accepted
    if other.slowestSeconds > slowestSeconds {
      slowestSeconds = other.slowestSeconds
      slowestCase = other.slowestCase
    }
    peakKibibytes = max(peakKibibytes, other.peakKibibytes)
    failure = failure ?? other.failure
  }
}

// One process writes it, another reads it.
extension StretchReport {
  var json: JSONValue {
    var value: JSONValue = [
      "cases": .int(cases), "accepted": .int(accepted), "slowest": .double(slowestSeconds),
      "slowestCase": .int(slowestCase), "peak": .int(peakKibibytes),
    ]
    if let failure {
      value["failure"] = [
        "number": .int(failure.number), "law": .string(failure.breach.law.rawValue),
        "observation": .string(failure.breach.observation),
      ]
    }
    return value
  }

  /// Reads `json`; nil when it is something else.
  init?(_ json: JSONValue) {
    guard let cases = json["cases"]?.number?.int, let accepted = json["accepted"]?.number?.int,
      let slowest = json["slowest"]?.number?.double,
      let slowestCase = json["slowestCase"]?.number?.int, let peak = json["peak"]?.number?.int
    else { return nil }
    self.cases = cases
    self.accepted = accepted
    slowestSeconds = slowest
    self.slowestCase = slowestCase
    peakKibibytes = peak
    if let failure = json["failure"], let number = failure["number"]?.number?.int,
      let law = failure["law"]?.string.flatMap(Law.init(rawValue:)),
      let observation = failure["observation"]?.string
    {
      self.failure = Failure(number: number, breach: Breach(law, observation))
    }
  }
}
