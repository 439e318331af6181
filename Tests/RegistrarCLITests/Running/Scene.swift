import Foundation
import TestSupport

/// A temporary directory in which commands run one after another, and the record of what they said.
final class Scene {
  /// Holds everything; `$DIR` in goldens.
  let root: TemporaryDirectory
  /// Where commands run; a name below `root`, or "" for `root` itself.
  var place = ""
  private var transcript = ""
  private let environment: [String: String]

  /// An empty scene.
  init() throws {
    root = try TemporaryDirectory()
    environment = Program.environment(home: root.appending(".home"))
    try root.write("", to: ".home/.keep")
  }

  /// A scene in which `place` is a copy of the repository at `original`.
  convenience init(copying original: String, to place: String = "registry") throws {
    try self.init()
    try FileManager.default.copyItem(atPath: original, toPath: root.appending(place))
    self.place = place
  }

  /// The directory in which commands run.
  var directory: String { place.isEmpty ? root.path : root.appending(place) }

  /// Runs `registrar` and records command line, exit code and what it wrote.
  @discardableResult
  func registrar(
    _ arguments: [String], overriding: [String: String] = [:], input: String = ""
  ) throws -> RunResult {
    let result = try run(
      Program.path, arguments, environment: environment.merging(overriding) { $1 }, in: directory,
      input: Array(input.utf8))
    let changed = overriding.sorted { $0.key < $1.key }.map {
      "\($0.key)=\(Self.quoted($0.value)) "
    }
    transcript +=
      "$ \(changed.joined())registrar \(arguments.map(Self.quoted).joined(separator: " "))\n"
    transcript += "exit \(result.status)\n"
    transcript += Self.section("stdout", result.stdout) + Self.section("stderr", result.stderr)
    return result
  }

  /// Runs `registrar` with a command line that needs no quotation marks.
  @discardableResult
  func registrar(_ line: String, input: String = "") throws -> RunResult {
    try registrar(line.split(separator: " ").map(String.init), input: input)
  }

  /// Runs a script for `sh`, to which `registrar` is the program; nothing of it is recorded.
  func shell(_ script: String) throws -> RunResult {
    try run(
      "sh", ["-c", "registrar() { \"$REGISTRAR_PROGRAM\" \"$@\"; }\n\(script)"],
      environment: environment.merging(["REGISTRAR_PROGRAM": Program.path]) { $1 }, in: directory)
  }

  /// Runs `git` and returns what it wrote to standard output.
  ///
  /// - Throws: `GitRefused`.
  @discardableResult
  func git(_ arguments: String...) throws -> String {
    let result = try run("git", arguments, environment: environment, in: directory)
    if result.status != 0 { throw GitRefused(arguments: arguments, stderr: result.stderr) }
    return result.stdout
  }

  /// Writes a file below the place.
  func write(_ text: String, to name: String) throws {
    try root.write(text, to: place.isEmpty ? name : "\(place)/\(name)")
  }

  /// Everything recorded, with the temporary directory's path replaced by `$DIR`.
  var record: String { transcript.replacing(root.path, with: "$DIR") }

  /// Forgets what was recorded, so that a golden does not repeat the preparation.
  func forget() { transcript = "" }

  private static func section(_ name: String, _ text: String) -> String {
    if text.isEmpty { return "" }
    return "--- \(name)\n" + text + (text.utf8.last == 10 ? "" : "\n(no line feed at the end)\n")
  }

  private static func quoted(_ argument: String) -> String {
    let plain = argument.allSatisfy { $0.isLetter || $0.isNumber || "-_=+@/:.,#".contains($0) }
    return plain && !argument.isEmpty ? argument : "'\(argument)'"
  }
}

/// A preparation or check by the `git` program failed.
struct GitRefused: Error {
  let arguments: [String]
  let stderr: String
}
