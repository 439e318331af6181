import Documents
import Foundation
import JSONSchema

/// The official test suite, where it stands beside the project.
enum OfficialSuite {
  /// The folder of the suite; it is no part of the project.
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "shared/conformance/json-schema-test-suite", directoryHint: .isDirectory)

  /// Whether it is there.
  static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// The files of required tests, in order.
  static let files: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "tests/draft2020-12").path)
    return (names ?? []).filter { $0.hasSuffix(".json") }.sorted()
  }()

  /// A file of required tests.
  static func tests(in file: String) throws -> Document {
    try document(folder.appending(path: "tests/draft2020-12/" + file))
  }

  /// The documents that the suite expects at `http://localhost:1234/`.
  static let remotes: Result<SchemaResources, any Error> = Result {
    var resources = SchemaResources()
    let root = folder.appending(path: "remotes")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    for path in paths where path.hasSuffix(".json") {
      try resources.add(
        document(root.appending(path: path)), at: "http://localhost:1234/" + path)
    }
    return resources
  }

  private static func document(_ file: URL) throws -> Document {
    try JSONReader.read(Array(Data(contentsOf: file)))
  }
}
