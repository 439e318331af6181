import Documents
import Foundation
import Testing

@testable import YAML

/// One of the files in `Tests/Fixtures/awkward`: a text, and beside it what it becomes.
///
/// `NAME.yaml` is the text, `NAME.formatted` what the formatter makes of it, `NAME.edits` a list of edits of
/// the text, each with the lines that it changes (see `AwkwardEdit`).
struct AwkwardFile: CustomTestStringConvertible {
  let name: String
  let source: [UInt8]
  let formatted: [UInt8]
  let edits: String

  var testDescription: String { name }

  /// The order of keys that files are formatted and edited with.
  static let order = KeyOrder(
    keys: ["apiVersion", "kind", "name", "version", "owner", "labels"],
    children: ["labels": KeyOrder(keys: ["region", "tier"])])

  /// Every file, by name.
  static let all: [AwkwardFile] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/awkward").standardizedFileURL
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted() ?? []
    func bytes(_ file: String) -> [UInt8] {
      Array(FileManager.default.contents(atPath: folder.appending(path: file).path) ?? Data())
    }
    return names.map { name in
      AwkwardFile(
        name: name, source: bytes(name + ".yaml"), formatted: bytes(name + ".formatted"),
        edits: String(decoding: bytes(name + ".edits"), as: UTF8.self))
    }
  }()

  /// Every comment of a text, sorted.
  static func comments(of text: [UInt8]) throws -> [String] {
    try SourceComment.texts(in: text).sorted()
  }
}

/// An edit and its outcome, as `NAME.edits` writes them.
///
/// The first line is `set PATH JSON` or `remove PATH`. What follows is either `! ` and why the edit is
/// refused, or a hunk as in a unified diff: lines that stay begin with a space, lines that go with `-`,
/// lines that come with `+`. The hunk names lines that stand once in the text; every other byte stays.
struct AwkwardEdit {
  let command: String
  let path: JSONPointer
  /// The value to set; nil when the command removes.
  let value: JSONValue?
  private let outcome: [String]

  private struct Malformed: Error {
    let text: String
  }

  /// The edits in a file, apart by empty lines.
  static func all(in text: String) throws -> [AwkwardEdit] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return try lines.split(whereSeparator: \.isEmpty).map { try AwkwardEdit($0.map(String.init)) }
  }

  private init(_ lines: [String]) throws {
    command = lines[0]
    let words = command.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard let verb = words.first, words.count == (verb == "set" ? 3 : 2),
      verb == "set" || verb == "remove", let path = JSONPointer(String(words[1]))
    else { throw Malformed(text: command) }
    self.path = path
    value = verb == "set" ? try JSONReader.read(String(words[2])).root.value : nil
    outcome = Array(lines.dropFirst())
  }

  /// Why the edit is refused; nil if it is made.
  var refusal: String? {
    guard let first = outcome.first, first.hasPrefix("! ") else { return nil }
    return String(first.dropFirst(2))
  }

  /// The text after the edit.
  func result(of source: [UInt8]) throws -> [UInt8] {
    let lines = Self.lines(of: source)
    let old = outcome.filter { !$0.hasPrefix("+") }.map { Array($0.utf8.dropFirst()) }
    let new = outcome.filter { !$0.hasPrefix("-") }.map { Array($0.utf8.dropFirst()) }
    let places = lines.indices.filter { start in
      start + old.count <= lines.count
        && zip(lines[start...], old).allSatisfy { line, wanted in line.text == wanted }
    }
    guard let start = places.first, places.count == 1 else { throw Malformed(text: command) }
    let end = start + old.count
    var result = lines[..<start].flatMap(\.bytes)
    result += new.joined(separator: Array(TextLines.lineBreak(of: source).utf8))
    if !new.isEmpty { result += lines[end - 1].lineBreak }
    return result + lines[end...].flatMap(\.bytes)
  }

  private struct Line {
    let text: [UInt8]
    let lineBreak: [UInt8]

    var bytes: [UInt8] { text + lineBreak }
  }

  /// The lines of a text; the last is empty when a line break ends the text.
  private static func lines(of source: [UInt8]) -> [Line] {
    let lines = TextLines(source)
    var result: [Line] = []
    var start = 0
    while start < source.count {
      let end = lines.end(of: start)
      let next = lines.next(after: start)
      result.append(Line(text: Array(source[start..<end]), lineBreak: Array(source[end..<next])))
      start = next
    }
    if result.last?.lineBreak.isEmpty != true { result.append(Line(text: [], lineBreak: [])) }
    return result
  }
}
