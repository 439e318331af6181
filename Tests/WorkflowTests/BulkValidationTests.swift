import Documents
import Findings
import Testing

@testable import Workflow

@Suite("Many files against one schema")
struct BulkValidationTests {
  private static func validation() throws -> SchemaValidation {
    try SchemaValidation(schema: Array(#"{"maximum": 1}"#.utf8), path: "schema.json")
  }

  @Test(
    "findings come in the order of the files, whoever judged them", arguments: [0, 1, 65, 3000])
  func order(count: Int) throws {
    let paths = (0..<count).map { "\($0).yaml" }
    let findings = try Self.validation().findings(inFiles: paths) { path in
      Array(path.hasSuffix("7.yaml") ? "2".utf8 : "1".utf8)
    }
    #expect(findings.map { $0.location.path } == paths.filter { $0.hasSuffix("7.yaml") })
  }

  private struct Unreadable: Error, Equatable {
    let path: String
  }

  @Test("the first file that cannot be read is the error")
  func unreadable() throws {
    let paths = (0..<500).map { "\($0).yaml" }
    let validation = try Self.validation()
    #expect(throws: Unreadable(path: "123.yaml")) {
      try validation.findings(inFiles: paths) { path in
        if ["123.yaml", "400.yaml"].contains(path) { throw Unreadable(path: path) }
        return Array("0".utf8)
      }
    }
  }
}
