/// What `git fsck --strict` finds of a repository.
struct GitCheck {
  /// Whether it finds nothing broken.
  let isSound: Bool
  /// Its first complaint; empty without one.
  let complaint: String
  /// Objects that no reference leads to, by kind: what a write left that came to nothing.
  let unreachable: [String: Int]

  init(_ stage: Stage, _ directory: String) throws {
    let attempt = try stage.attempt(
      stage.git(), ["fsck", "--strict", "--unreachable", "--no-progress"], in: directory)
    isSound = attempt.succeeded
    complaint = attempt.succeeded ? "" : attempt.summary
    let kinds = attempt.output.split(separator: "\n").compactMap { line -> String? in
      let words = line.split(separator: " ")
      return words.count == 3 && words[0] == "unreachable" ? String(words[1]) : nil
    }
    unreachable = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
