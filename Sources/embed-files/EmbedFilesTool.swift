import Foundation

/// Writes a Swift file that holds every text file below a directory as a raw string literal.
///
/// Usage: `embed-files TYPE DIRECTORY OUTPUT`.
@main
enum EmbedFilesTool {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else {
      FileHandle.standardError.write(Data("usage: embed-files TYPE DIRECTORY OUTPUT\n".utf8))
      exit(64)
    }
    let directory = URL(filePath: arguments[2], directoryHint: .isDirectory)
    var source = """
      /// The files below `\(directory.lastPathComponent)/`, made at build time: relative path and text.
      enum \(arguments[1]) {
        static let files: [(path: String, text: String)] = [

      """
    for path in try FileManager.default.subpathsOfDirectory(
      atPath: directory.path(percentEncoded: false)
    ).sorted() {
      let file = directory.appending(path: path)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      let text = try String(contentsOf: file, encoding: .utf8)
      source += "    (\(literal(path)), \(literal(text))),\n"
    }
    source += "  ]\n}\n"
    try Data(source.utf8).write(to: URL(filePath: arguments[3]))
  }

  /// `text` as a Swift string literal: every character outside plain ASCII is escaped.
  private static func literal(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case " "..."~": quoted.unicodeScalars.append(scalar)
      default: quoted += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return quoted + "\""
  }
}
