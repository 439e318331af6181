/// The text of a pull request: what changes, and below it what the repository itself wants there.
struct PullRequestDescription: Sendable {
  private let body: String
  private let template: String

  private static let notice = "(cut: the whole text was too long)"

  /// A description made of `body` and the repository's own `template`.
  init(body: String, template: String?) {
    self.body = body
    self.template = template.map { "\n\($0)" } ?? ""
  }

  /// As much of the text as `fits`, which holds for whatever is shorter than what fits; nil when not even
  /// the word that it was cut does.
  ///
  /// It is cut at the end of a line: the body, and the template only where that alone does not fit.
  func text(where fits: (String) -> Bool) -> String? {
    let whole = body + template
    if fits(whole) { return whole }
    return Self.cut(body, before: template, fits) ?? Self.cut(template, before: "", fits)
  }

  /// As many lines of `text` as fit before `rest`; nil when `rest` alone does not.
  private static func cut(
    _ text: String, before rest: String, _ fits: (String) -> Bool
  ) -> String? {
    let ends = [text.startIndex] + text.indices.filter { text[$0].isNewline }
    func kept(_ end: String.Index) -> String {
      text[..<end] + "\n\n\(notice)" + (rest.isEmpty ? "" : "\n\(rest)")
    }
    // The first end that is too far, by halves.
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if fits(kept(ends[middle])) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : kept(ends[low - 1])
  }
}
