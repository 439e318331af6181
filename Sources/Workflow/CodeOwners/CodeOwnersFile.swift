import Git

/// A CODEOWNERS file: a block that is generated, and around it lines of people, which stay as they are.
package struct CodeOwnersFile: Sendable, Equatable {
  /// Where it lies in the repository.
  package let path: String
  /// Its lines without their ends.
  private(set) var lines: [String]

  private static let begin =
    "# registrar: begin (written by 'registrar codeowners' from models/ and teams/)"
  private static let beginning = "# registrar: begin"
  private static let end = "# registrar: end"

  /// Where GitHub, GitLab and Gitea look for the file.
  private static let places = [
    ".github/CODEOWNERS", "CODEOWNERS", ".gitlab/CODEOWNERS", ".gitea/CODEOWNERS",
    "docs/CODEOWNERS",
  ]

  /// A file with `text`.
  init(path: String, text: String) {
    self.path = path
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map(String.init)
    if lines.last == "" { lines.removeLast() }
  }

  /// The file of `tree`; an empty one at the top where there is none.
  init(in tree: ObjectID?, of repository: Repository) throws(GitError) {
    for place in Self.places {
      guard let tree, let entry = try repository.entry(at: try TreePath(place), in: tree),
        entry.mode == .regular || entry.mode == .executable
      else { continue }
      self.init(path: place, text: String(decoding: try repository.blob(entry.id), as: UTF8.self))
      return
    }
    self.init(path: "CODEOWNERS", text: "")
  }

  /// The content.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// The lines between the markers.
  package var generated: [String] {
    get throws { try block.map { Array(lines[$0].dropFirst().dropLast()) } ?? [] }
  }

  /// The file with `generated` between the markers; without a block it gets one below the lines that
  /// match everything and above all others, since the last line that matches decides.
  ///
  /// - Throws: `WorkflowError.unpairedMarker`.
  func replacing(with generated: [String]) throws -> CodeOwnersFile {
    var file = self
    let block = [Self.begin] + generated + [Self.end]
    if let old = try self.block {
      file.lines.replaceSubrange(old, with: block)
    } else {
      let position = newPosition
      let isLast = position == lines.count
      let gap = position > 0 && !lines[position - 1].isEmpty ? [""] : []
      file.lines.insert(contentsOf: gap + block + (isLast ? [] : [""]), at: position)
    }
    return file
  }

  /// The generated lines with their markers; nil when there are none.
  private var block: Range<Int>? {
    get throws {
      let begins = lines.indices.filter { lines[$0].hasPrefix(Self.beginning) }
      let ends = lines.indices.filter { lines[$0].hasPrefix(Self.end) }
      if begins.isEmpty, ends.isEmpty { return nil }
      guard begins.count == 1, ends.count == 1, begins[0] < ends[0] else {
        throw WorkflowError.unpairedMarker(path: path)
      }
      return begins[0]..<ends[0] + 1
    }
  }

  private var newPosition: Int {
    func pattern(_ line: String) -> Substring { line.prefix { $0 != " " && $0 != "\t" } }
    let rules = lines.indices.filter { !lines[$0].isEmpty && !lines[$0].hasPrefix("#") }
    if let last = rules.last(where: { ["*", "**", "/**"].contains(pattern(lines[$0])) }) {
      return last + 1
    }
    return rules.first ?? lines.count
  }
}
