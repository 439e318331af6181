import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  /// The README and the documentation catalogue say what the program does.
  @Suite("The README") struct ReadmeTests {
    @Test("quotes what the program says", arguments: try Readme.quotes())
    func quote(_ quote: Readme.Quote) throws {
      let said = try Readme.run(quote.command, in: try Scene(.demo))
      #expect(
        try quote.updated(by: said) != nil,
        "README.md:\(quote.line): '\(quote.command)' says now:\n\(said)")
    }

    @Test("quotes the commits that the demo makes") func commits() throws {
      let scene = try Scene(.demo)
      let old = try Readme.lines()
      var lines = old
      for quote in try Readme.quotes() where quote.namesCommits {
        let output = try #require(quote.updated(by: try Readme.run(quote.command, in: scene)))
        lines.replaceSubrange(quote.line..<(quote.line + output.count), with: output)
      }
      #expect(try Readme.quotes().contains { $0.namesCommits })
      if ProcessInfo.processInfo.environment["REGISTRAR_UPDATE_GOLDENS"] == "1" {
        try Data(lines.joined(separator: "\n").utf8).write(to: Readme.file)
        return
      }
      for (index, line) in lines.enumerated() {
        #expect(
          old[index] == line, "README.md:\(index + 1): REGISTRAR_UPDATE_GOLDENS=1 rewrites the ids")
      }
    }

    @Test("counts the questions that the demo answers, as its help does") func questions() throws {
      let asked = try SharedRegistries.registry(.demo).record.split(separator: "\n")
        .count { $0.contains("?  registrar ") }
      let count = try #require([3: "three", 4: "four", 5: "five"][asked])
      #expect(try Readme.lines().contains { $0.contains(" answers \(count) questions ") })
      #expect(
        try Scene().registrar("demo --help").stdout.contains("ask it \(count) questions"))
    }

    @Test("quotes the demo at all") func quotesExist() throws {
      #expect(try Readme.quotes().count >= 5)
    }

    @Test(
      "sets up by one command each",
      arguments: [
        ("demo", "apt-get install -y libgit2-dev libyaml-dev && swift run registrar demo"),
        ("test", "apt-get install -y libgit2-dev libyaml-dev git && swift test"),
      ])
    func setUp(_ name: String, _ command: String) throws {
      let lines = try Readme.lines()
      let marks = lines.indices.filter { lines[$0] == "<!-- setup:\(name) -->" }
      let mark = try #require(marks.first)
      #expect(marks.count == 1)
      #expect(lines[mark + 1].hasPrefix("```"))
      #expect(lines[mark + 2] == command)
      #expect(lines[mark + 3] == "```")
    }

    @Test("lists exactly the commands that there are") func commands() throws {
      let help = try Scene().registrar("--help").stdout
      let known = help.split(separator: "\n", omittingEmptySubsequences: false)
        .drop { !$0.hasSuffix("SUBCOMMANDS:") }
        .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See ") }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
      let listed = try Readme.lines().drop { $0 != "### Commands" }.dropFirst()
        .prefix { !$0.hasPrefix("#") }
        .compactMap { $0.firstMatch(of: /^\| `registrar ([a-z]+)/).map { String($0.1) } }
      #expect(!known.isEmpty)
      #expect(Set(listed) == Set(known))
    }

    @Test("rules are documented as they are explained") func rules() throws {
      let scene = try Scene()
      let ids = try scene.registrar("explain").stdout.split(separator: "\n")
        .compactMap { $0.split(separator: " ").first.map(String.init) }
      var text = Readme.rulesPreface
      for id in ids { text += "\n## \(try scene.registrar(["explain", id]).stdout)" }
      if ProcessInfo.processInfo.environment["REGISTRAR_UPDATE_GOLDENS"] == "1" {
        try Data(text.utf8).write(to: Readme.catalogue.appending(path: "Rules.md"))
      }
      #expect(!ids.isEmpty)
      #expect(
        try Readme.text(of: Readme.catalogue.appending(path: "Rules.md")) == text,
        "REGISTRAR_UPDATE_GOLDENS=1 rewrites Rules.md")
    }

    @Test("the landing page of the catalogue leads to every other page") func pages() throws {
      let landing = try Readme.text(of: Readme.catalogue.appending(path: "registrar.md"))
      let pages = try FileManager.default.contentsOfDirectory(
        atPath: Readme.catalogue.path(percentEncoded: false)
      ).filter { $0.hasSuffix(".md") && $0 != "registrar.md" }
      #expect(!pages.isEmpty)
      for page in pages { #expect(landing.contains("<doc:\(page.dropLast(3))>"), "\(page)") }
      let links = landing.matches(of: /<doc:([A-Za-z-]+)>/).map { "\($0.1).md" }
      #expect(Set(links) == Set(pages))
    }

    @Test("files that it links to are there") func links() throws {
      for line in try Readme.lines() {
        for link in line.matches(of: /\]\(([^):#]+)\)/) {
          let path = Readme.root.appending(path: String(link.1)).path(percentEncoded: false)
          #expect(FileManager.default.fileExists(atPath: path), "\(link.1)")
        }
      }
    }
  }
}

/// README.md, and what it quotes.
enum Readme {
  /// The top of the project.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// The README itself.
  static let file = root.appending(path: "README.md")
  /// The pages of the documentation.
  static let catalogue = root.appending(path: "Sources/registrar/Documentation.docc")

  /// What stands above the rules in Rules.md.
  static let rulesPreface = """
    # Rules

    What `registrar explain` says of every rule. A test keeps this page and the program in step.

    """

  /// A command and what the README says that it prints.
  struct Quote: Sendable, CustomTestStringConvertible {
    /// The line of the README, from 1.
    let line: Int
    /// The command line, as for a shell.
    let command: String
    /// Lines of output; `...` stands for any number of lines, `…` for any text in a line.
    var output: [String] = []

    var testDescription: String { command }

    /// Whether ids of commits are among the output.
    var namesCommits: Bool { output.contains { $0.contains(Self.commit) } }

    /// The output quoted, with the ids of commits that `text` has in their places: any change of the example
    /// changes all of them. Nil when `text` says something else.
    func updated(by text: String) throws -> [String]? {
      var pattern = ""
      for line in output {
        pattern += line == "..." ? "(?:[^\\n]*\\n)*?" : Self.pattern(line) + "\\n"
      }
      guard let match = try text.wholeMatch(of: Regex(pattern)) else { return nil }
      var ids = match.output.dropFirst().makeIterator()
      return output.map { line in
        line.replacing(Self.commit) { "\($0.1)\(ids.next()?.substring ?? "")" }
      }
    }

    private static func pattern(_ line: String) -> String {
      NSRegularExpression.escapedPattern(for: line)
        .replacing("…", with: "[^\\n]*")
        .replacing(commit) { "\($0.1)([0-9a-f]{\($0.2.count)})" }
    }

    /// An id at the beginning of a line, or behind a word that announces it.
    private static var commit: Regex<(Substring, Substring, Substring)> {
      /(^|commit )([0-9a-f]{8}(?:[0-9a-f]{32})?)(?=[ ,]|$)/
    }
  }

  /// The content of a file.
  static func text(of file: URL) throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  /// The lines of README.md.
  static func lines() throws -> [String] {
    try text(of: file)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The commands in blocks of `console`, each with the lines up to the next.
  static func quotes() throws -> [Quote] {
    var quotes: [Quote] = []
    var isInside = false
    for (index, line) in try lines().enumerated() {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        quotes.append(Quote(line: index + 1, command: String(line.dropFirst(2))))
      } else if isInside, !quotes.isEmpty {
        quotes[quotes.count - 1].output.append(line)
      }
    }
    return quotes
  }

  /// What `command` prints in `scene`, standard output and standard error as a terminal shows them.
  static func run(_ command: String, in scene: Scene) throws -> String {
    try scene.shell("exec 2>&1\n\(command)").stdout
  }
}
