import ArgumentParser
import Documents
import Foundation
import Git
import Registry
import Workflow

/// Reads the small languages of option values.
enum Arguments {
  /// The process's arguments without its name.
  static var ofProcess: [String] { Array(CommandLine.arguments.dropFirst()) }

  /// A date or RFC 3339 date-time.
  static func timestamp(_ text: String) throws -> Timestamp { try Timestamp(text) }

  /// `key=value`.
  static func pair(_ text: String, option: String) throws -> (key: String, value: String) {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw ValidationError("\(option) '\(text)' is no key=value")
    }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
  }

  /// `key=value,key=value` as an object; a comma inside a value is written `\,`.
  static func fields(_ text: String, option: String) throws -> JSONValue {
    var parts = [""]
    var isEscaped = false
    for character in text {
      if isEscaped {
        parts[parts.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "," {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    var object = JSONValue.object([])
    for part in parts {
      let pair = try pair(part, option: option)
      object[pair.key] = .string(pair.value)
    }
    return object
  }

  /// A JSON number.
  static func number(_ text: String, option: String) throws -> JSONValue {
    let lexeme = text.hasPrefix("+") ? String(text.dropFirst()) : text
    guard ExactNumber(lexeme: lexeme.utf8) != nil else {
      throw ValidationError("\(option): '\(text)' is no number")
    }
    return .number(lexeme)
  }

  /// The content of a file, or of standard input for `-`.
  ///
  /// - Throws: `MissingFile`, or `GitError` for a file that cannot be read.
  static func content(of path: String) throws -> [UInt8] {
    if path == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    do throws(GitError) { return try FileContent.read(path) } catch {
      if case .system(_, _, ENOENT) = error { throw MissingFile(path: path) }
      throw error
    }
  }
}

/// A file that was named as an argument and cannot be read.
struct MissingFile: Error {
  let path: String
}
