import Git

/// A CODEOWNERS file: a block that is generated, and around it lines of people, which stay as they are
/// byte for byte.
package struct CodeOwnersFile: Sendable, Equatable {
  /// Where it lies in the repository.
  package let path: String
  /// What it holds, in whatever encoding.
  package let content: [UInt8]

  private static let begin =
    "# registrar: begin (written by 'registrar codeowners' from models/ and teams/)"
  private static let beginning = "# registrar: begin"
  private static let end = "# registrar: end"

  /// Where GitHub, GitLab and Gitea look for the file.
  private static let places = [
    ".github/CODEOWNERS", "CODEOWNERS", ".gitlab/CODEOWNERS", ".gitea/CODEOWNERS",
    "docs/CODEOWNERS",
  ]

  /// A file with `content`.
  init(path: String, content: [UInt8]) {
    self.path = path
    self.content = content
  }

  /// The file of `tree`; an empty one at the top where there is none.
  init(in tree: ObjectID?, of repository: Repository) throws(GitError) {
    for place in Self.places {
      guard let tree, let entry = try repository.entry(at: try TreePath(place), in: tree),
        entry.mode == .regular || entry.mode == .executable
      else { continue }
      self.init(path: place, content: try repository.blob(entry.id))
      return
    }
    self.init(path: "CODEOWNERS", content: [])
  }

  /// The lines between the markers, bad bytes replaced by U+FFFD.
  package var generated: [String] {
    get throws {
      let lines = lines
      guard let block = try block(lines) else { return [] }
      return lines[block].dropFirst().dropLast().map { $0.text(in: content) }
    }
  }

  /// The file with `generated` between the markers; without a block it gets one below the lines that
  /// match everything and above all others, since the last line that matches decides. New lines end as
  /// the first line of the file does.
  ///
  /// - Throws: `WorkflowError.unpairedMarker`.
  func replacing(with generated: [String]) throws -> CodeOwnersFile {
    let lines = lines
    let block = [Self.begin] + generated + [Self.end]
    guard let old = try self.block(lines) else { return inserting(block, among: lines) }
    if lines[old].map({ $0.text(in: content) }) == block { return self }
    return splicing(block, over: old, of: lines)
  }

  private func inserting(_ block: [String], among lines: [Line]) -> CodeOwnersFile {
    let position = newPosition(lines)
    let needsGap = position > 0 && !lines[position - 1].words.isEmpty
    return splicing(
      (needsGap ? [""] : []) + block + (position == lines.count ? [] : [""]),
      over: position..<position, of: lines)
  }

  private func splicing(
    _ new: [String], over old: Range<Int>, of lines: [Line]
  ) -> CodeOwnersFile {
    let start = old.lowerBound == 0 ? 0 : lines[old.lowerBound - 1].end
    let end = old.isEmpty ? start : lines[old.upperBound - 1].end
    let lineEnd = lines.first.map { content[$0.words.upperBound..<$0.end] }
    let feed = lineEnd.flatMap { $0.isEmpty ? nil : Array($0) } ?? [Self.lineFeed]
    var spliced = Array(content[..<start])
    if start > 0, spliced.last != Self.lineFeed { spliced += feed }
    for line in new { spliced += Array(line.utf8) + feed }
    return CodeOwnersFile(path: path, content: spliced + content[end...])
  }

  // MARK: - Lines

  private static let lineFeed = UInt8(ascii: "\n")

  /// Where a line is in the content.
  private struct Line {
    /// What it says, without its end.
    let words: Range<Int>
    /// Behind its line feed.
    let end: Int

    func text(in content: [UInt8]) -> String { String(decoding: content[words], as: UTF8.self) }
  }

  private var lines: [Line] {
    var lines: [Line] = []
    var start = 0
    while start < content.count {
      let feed = content[start...].firstIndex(of: Self.lineFeed)
      var stop = feed ?? content.count
      if feed != nil, stop > start, content[stop - 1] == UInt8(ascii: "\r") { stop -= 1 }
      let end = feed.map { $0 + 1 } ?? content.count
      lines.append(Line(words: start..<stop, end: end))
      start = end
    }
    return lines
  }

  /// The generated lines with their markers; nil when there are none.
  private func block(_ lines: [Line]) throws -> Range<Int>? {
    func places(of marker: String) -> [Int] {
      lines.indices.filter { content[lines[$0].words].starts(with: marker.utf8) }
    }
    let (begins, ends) = (places(of: Self.beginning), places(of: Self.end))
    if begins.isEmpty, ends.isEmpty { return nil }
    guard begins.count == 1, ends.count == 1, begins[0] < ends[0] else {
      throw WorkflowError.unpairedMarker(path: path)
    }
    return begins[0]..<ends[0] + 1
  }

  private func newPosition(_ lines: [Line]) -> Int {
    func pattern(_ line: Line) -> String {
      let blanks = [UInt8(ascii: " "), UInt8(ascii: "\t")]
      return String(decoding: content[line.words].prefix { !blanks.contains($0) }, as: UTF8.self)
    }
    let rules = lines.indices.filter { position in
      let first = content[lines[position].words].first
      return first != nil && first != UInt8(ascii: "#")
    }
    if let last = rules.last(where: { ["*", "**", "/**"].contains(pattern(lines[$0])) }) {
      return last + 1
    }
    return rules.first ?? lines.count
  }
}
