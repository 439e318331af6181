import Findings
import Foundation
import Git
import Registry
import TestSupport
import Testing

@testable import Workflow

extension RegistryScopeTests {
  @Test(
    "Who names a document, and who names those, is read where that changes, and nobody else",
    arguments: [
      ("datasets/loan-applications-2024.yaml", ["credit", "credit"]), ("people/zoe-new.yaml", []),
      ("teams/fresh.yaml", []), ("README.md", []),
    ] as [(String, [String])])
  func dependents(_ path: String, _ expected: [String]) throws {
    let sandbox = try example()
    let location = try location(sandbox)
    let file = "\(sandbox.directory)/\(path)"
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    try sandbox.write(text + "# Another line.\n", to: path)
    for _ in 0..<2 {
      // What the last one kept is read again.
      let store = try #require(DocumentStore(location))
      let comparison = try BaseComparison(location, base: "main", head: .workTree, store: store)
      let base = try comparison.change(asOf: Self.noon).change.base
      let read = base.all(.model).compactMap(\.ref.model?.namespace?.text)
      #expect(read.sorted() == expected)
    }
  }

  @Test("A document in whose place a folder comes is gone for those who name it")
  func folderInPlace() throws {
    let sandbox = try example()
    let location = try location(sandbox)
    let store = try #require(DocumentStore(location))
    try sandbox.git("switch", "-q", "-c", "change")
    let dataset = "datasets/loan-applications-2024.yaml"
    try sandbox.git("rm", "-q", dataset)
    try sandbox.write("x\n", to: "\(dataset)/x")
    try sandbox.git("add", "-A")
    try sandbox.git("commit", "-q", "-m", "A folder in its place")
    let comparison = try BaseComparison(location, base: "main", head: .head, store: store)
    let seen = try introduced(comparison)
    #expect(seen.contains { $0.contains("there is no dataset 'loan-applications-2024'") })
    #expect(seen == (try introduced(comparison, in: nil)))
  }

  @Test("Who names whom is known anew where models changed, and where what is kept is damaged")
  func keptNames() throws {
    let sandbox = try example()
    let location = try location(sandbox)
    let dataset = "datasets/loan-applications-2024.yaml"
    let text = try String(contentsOfFile: "\(sandbox.directory)/\(dataset)", encoding: .utf8)
    let model = "models/hr/cv-screener/model.yaml"
    func read() throws -> Set<String> {
      try sandbox.write(text + "# Another line.\n", to: dataset)
      defer { try? sandbox.write(text, to: dataset) }
      let store = try #require(DocumentStore(location))
      let comparison = try BaseComparison(location, base: "main", head: .workTree, store: store)
      return Set(try comparison.change(asOf: Self.noon).change.base.all(.model).map(\.path))
    }
    let before = try read()
    #expect(!before.isEmpty && !before.contains(model))
    let folder = location.repository.commonDirectory + "registrar/names"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      var bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
      bytes[bytes.count / 2] ^= 1
      try Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    #expect(try read() == before)
    let own = try String(contentsOfFile: "\(sandbox.directory)/\(model)", encoding: .utf8)
    try sandbox.write(own.replacing("cv-bench", with: "loan-applications-2024"), to: model)
    try sandbox.git("add", "-A")
    try sandbox.git("commit", "-q", "-m", "Name the data set")
    try sandbox.git("branch", "-q", "-f", "main")
    #expect(try read() == before.union([model]))
  }
}
