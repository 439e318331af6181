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

  /// The content of a file, or of standard input for `-`; at most what a document can hold.
  ///
  /// - Parameter noun: what the file should be, for the message when it is a folder.
  /// - Throws: `InputError`, or `GitError` for a file that cannot be read.
  static func content(of path: String, as noun: String = "file") throws -> [UInt8] {
    let limit = Document.maximumSourceSize
    if path == "-" { return try FileContent.readStandardInput(limit: limit) }
    do throws(GitError) { return try FileContent.read(path, limit: limit) } catch {
      switch error {
      case .system(_, _, ENOENT), .system(_, _, ENOTDIR): throw InputError.missing(path)
      case .system(_, _, EISDIR): throw InputError.isFolder(path, wanted: noun)
      default: throw error
      }
    }
  }
}
