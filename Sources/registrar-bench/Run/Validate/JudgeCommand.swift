import ArgumentParser
import Documents
import Foundation
import JSONSchema
import YAML

/// `registrar-bench judge`: validates one document again and again, for tools that watch a process.
struct JudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Validate one file against a schema many times, to be watched by a profiler.")

  @Argument(help: "The schema, as JSON.")
  var schema: String

  @Argument(help: "The file, as YAML.")
  var file: String

  @Option(help: "How often.")
  var times = 10_000

  func run() throws {
    let schema = try SchemaCompiler.compile(
      try JSONReader.read(content(schema)), options: .init(assertFormats: true))
    let document = try YAMLReader.read(content(file))
    var valid = 0
    var judge = SchemaJudge(schema)
    for _ in 0..<times where try judge.isValid(document.root) { valid += 1 }
    print("\(valid) of \(times) times valid")
    if valid < times { throw ExitCode(1) }
  }

  private func content(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
