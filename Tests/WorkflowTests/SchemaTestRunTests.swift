import Findings
import Testing

@testable import Workflow

@Suite("Tests of schemas") struct SchemaTestRunTests {
  @Test("a file of many tests costs no more for each", .timeLimit(.minutes(20)))
  func many() throws {
    let count = 20_000
    let tests = (0..<count).map { "{\"data\": \($0), \"valid\": \($0 % 2 == 0)}" }
    let text =
      "[{\"schema\": {\"multipleOf\": 2}, \"tests\": [\n"
      + tests.joined(separator: ",\n") + "]}]"
    let file = try SchemaTestFile(Array(text.utf8), path: "many.json")
    #expect(file.count == count)
    let results = SchemaTestRun(remotes: RemoteSchemas(), assertsFormats: false).results(of: file)
    #expect(results.count { $0.outcome == .passed } == count)
  }

  @Test(
    "tests without descriptions go by their numbers",
    arguments: [
      ("", "", "group 2, test 1"), ("size", "", "size: test 1"), ("", "small", "group 2: small"),
      ("size", "small", "size: small"),
    ])
  func titles(_ group: String, _ test: String, _ title: String) throws {
    let text = """
      [{"schema": true, "tests": []},
       {"description": "\(group)", "schema": true,
        "tests": [{"description": "\(test)", "data": 1, "valid": false}]}]
      """
    let file = try SchemaTestFile(Array(text.utf8), path: "titles.json")
    let results = SchemaTestRun(remotes: RemoteSchemas(), assertsFormats: false).results(of: file)
    #expect(results.map(\.title) == [title])
    #expect(results.map(\.location.description) == ["titles.json:3:13"])
  }
}
