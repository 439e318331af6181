/// Finds the known word that a misspelt one was most likely meant to be.
package enum Spelling {
  /// Longer words are not compared; nobody mistypes them.
  private static let longestWord = 128

  /// The candidate closest to `word`, or nil when none is close: within a third of its length, or
  /// within two edits for short words, and never so far that nothing of the word is left.
  ///
  /// Case does not count, except between candidates that are equally close; then order decides.
  package static func closest(
    to word: String, among candidates: some Sequence<String>
  ) -> String? {
    let exact = Array(word.unicodeScalars)
    let folded = Array(word.lowercased().unicodeScalars)
    guard !folded.isEmpty, folded.count <= longestWord else { return nil }
    let limit = max(2, folded.count / 3)
    var best: (candidate: String, distance: Int, exactDistance: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased().unicodeScalars)
      guard letters.count <= longestWord, abs(letters.count - folded.count) <= limit else {
        continue
      }
      let distance = distance(folded, letters)
      guard distance <= limit, distance < min(letters.count, folded.count) else { continue }
      let exactDistance = Self.distance(exact, Array(candidate.unicodeScalars))
      if let best, (best.distance, best.exactDistance) <= (distance, exactDistance) { continue }
      best = (candidate, distance, exactDistance)
    }
    return best?.candidate
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
  ///
  /// This is the optimal string alignment distance: Levenshtein's, with a swap counted once.
  package static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left.unicodeScalars), Array(right.unicodeScalars))
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(last[column + 1], current[column]) + 1
        cost = min(cost, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
