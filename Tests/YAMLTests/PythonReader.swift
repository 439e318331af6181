import Documents
import Foundation

/// PyYAML's reading of YAML texts, where the machine has it.
enum PythonReader {
  /// Whether `python3` with PyYAML can be run.
  static let isPresent = (try? run("import yaml", input: "")) != nil

  private struct Failure: Error {
    let status: Int32
  }

  /// The values that `yaml.safe_load` finds in each text, as one JSON text each.
  static func load(_ texts: [String]) throws -> [JSONValue] {
    let input = JSONWriter.text(.array(texts.map { .string($0) }))
    let program = """
      import json, sys, yaml
      for text in json.load(sys.stdin):
          try:
              print(json.dumps({"value": yaml.safe_load(text)}))
          except Exception as error:
              print(json.dumps({"error": str(error)}))
      """
    return try run(program, input: input).split(separator: "\n").map { line in
      try JSONReader.read(String(line)).root.value
    }
  }

  private static func run(_ program: String, input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    let writer = Thread {
      try? stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try? stdin.fileHandleForWriting.close()
    }
    writer.start()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return String(decoding: output, as: UTF8.self)
  }
}

/// A value as Python sees it, for comparison: numbers as doubles, strings as scalars, members sorted.
func comparable(_ value: JSONValue) -> String {
  switch value {
  case .number(let lexeme): "\((Double(lexeme) ?? .nan) + 0)"
  case .string(let text): "\(text.unicodeScalars.map(\.value))"
  case .array(let values): "[" + values.map(comparable).joined(separator: ",") + "]"
  case .object(let members):
    "{"
      + members.map { comparable(.string($0.key)) + ":" + comparable($0.value) }.sorted()
      .joined(separator: ",") + "}"
  default: "\(value)"
  }
}
