import Foundation

/// Lets `-C DIR`, `--registry SUBDIR`, `--color WHEN` and `--quiet` stand before the command, as git's do.
enum GlobalArguments {
  private static let withValue: Set<String> = ["-C", "--registry", "--color"]
  private static let flags: Set<String> = ["-q", "--quiet"]

  /// Makes the directory of `-C` the process's own, so that every other path is relative to it, as with git.
  ///
  /// - Throws: `MissingDirectory`.
  static func enterDirectory(_ arguments: [String]) throws {
    let options = arguments.prefix { $0 != "--" }
    guard let position = options.lastIndex(of: "-C"), position + 1 < options.endIndex else {
      return
    }
    guard FileManager.default.changeCurrentDirectoryPath(options[position + 1]) else {
      throw MissingDirectory(path: options[position + 1])
    }
  }

  /// `arguments` with the leading global options moved to the end, before any `--`; for `propose` the
  /// write is behind one.
  static func behindCommand(_ arguments: [String]) -> [String] {
    var rest = arguments[...]
    var moved: [String] = []
    while let first = rest.first {
      let name = first.prefix { $0 != "=" }
      if flags.contains(first) || (name != first && withValue.contains(String(name))) {
        moved.append(String(rest.removeFirst()))
      } else if withValue.contains(first), rest.count > 1 {
        moved += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else {
        break
      }
    }
    guard !rest.isEmpty else { return arguments }
    if rest.first == "propose" { rest = withTerminator(rest, behind: ["--base"])[...] }
    let end = rest.firstIndex(of: "--") ?? rest.endIndex
    return Array(rest[..<end]) + moved + behindTerminator(rest[end...], of: rest.first)
  }

  /// `arguments` with `--` where the options of the command end and another command begins, whose options
  /// are its own.
  ///
  /// - Parameter ownWithValue: the options of the command, besides global ones, that a value follows.
  private static func withTerminator(
    _ arguments: ArraySlice<String>, behind ownWithValue: Set<String>
  ) -> [String] {
    let options = withValue.union(ownWithValue)
    var rest = arguments.dropFirst()
    while let first = rest.first, first.hasPrefix("-"), first != "--" {
      rest = rest.dropFirst(options.contains(first) ? 2 : 1)
    }
    if rest.isEmpty || rest.first == "--" { return Array(arguments) }
    return arguments[..<rest.startIndex] + ["--"] + rest
  }

  /// `--` and what follows it; for `log` these are revisions, and become the values of an option.
  private static func behindTerminator(
    _ arguments: ArraySlice<String>, of command: String?
  ) -> [String] {
    guard command == "log" else { return Array(arguments) }
    return arguments.dropFirst().flatMap { ["--start", $0] }
  }
}

/// A directory that was named by `-C` and cannot be entered.
struct MissingDirectory: Error {
  let path: String
}
