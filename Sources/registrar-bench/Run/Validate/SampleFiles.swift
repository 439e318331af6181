import Documents
import Foundation
import JSONSchema
import YAML

/// Evaluations of the generated registry as single files, with the schema that they follow.
struct SampleFiles {
  /// Holds the files, a thousand in a folder.
  let directory: String
  let paths: [String]
  let schema: String
  /// How many of them differ.
  let distinct: Int

  /// Writes `count` evaluations below `directory`, each again and again if there are fewer.
  init(_ count: Int, of workTree: String, paths: [String], into directory: String) throws {
    let evaluations = paths.filter { $0.contains("/evaluations/") }
    var names: [String] = []
    for index in 0..<(evaluations.isEmpty ? 0 : count) {
      let folder = "\(directory)/\(index / 1000)"
      if index % 1000 == 0 {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      let name = "\(folder)/\(index).yaml"
      let content = try Data(
        contentsOf: URL(fileURLWithPath: "\(workTree)/\(evaluations[index % evaluations.count])"))
      try content.write(to: URL(fileURLWithPath: name))
      names.append(name)
    }
    self.directory = directory
    self.paths = names
    schema = "\(workTree)/schemas/evaluation.schema.json"
    distinct = min(count, evaluations.count)
  }

  /// The contents of the first `count` files.
  func contents(_ count: Int) throws -> [[UInt8]] {
    try paths.prefix(count).map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
  }

  /// The schema, compiled.
  func compiledSchema() throws -> CompiledSchema {
    let text = [UInt8](try Data(contentsOf: URL(fileURLWithPath: schema)))
    return try SchemaCompiler.compile(
      try JSONReader.read(text), options: .init(assertFormats: true))
  }
}
