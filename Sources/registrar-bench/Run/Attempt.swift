/// How a run of a program ended, and what it said.
struct Attempt: Sendable {
  let ending: Ending
  /// What it wrote to standard output.
  let output: String
  /// What it wrote to standard error.
  let errors: String
  let duration: Duration

  /// How a program ends.
  enum Ending: Hashable, Sendable {
    case exit(Int32)
    case signal(Int32)
  }

  var succeeded: Bool { ending == .exit(0) }

  /// `exit 75: lost a race`: the ending and the first line of what it said to be wrong.
  var summary: String {
    let line = errors.split(separator: "\n").first.map { ": \($0)" } ?? ""
    return "\(ending)\(line)"
  }
}

extension Attempt.Ending: CustomStringConvertible {
  var description: String {
    switch self {
    case .exit(let status): "exit \(status)"
    case .signal(let number): "signal \(number)"
    }
  }
}
