import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Lines by which editors find schemas") struct EditorLineTests {
    private static let begin = "# yaml-language-server: $schema="

    /// Holds every document in the scene to its line, and the line to a schema of the document's kind.
    ///
    /// - Returns: the paths of the documents.
    private func documents(_ scene: Scene) throws -> [String] {
      let paths = try scene.git("ls-files").split(separator: "\n").map(String.init)
        .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
      for path in paths {
        let file = URL(filePath: "\(scene.directory)/\(path)")
        let text = try String(contentsOf: file, encoding: .utf8)
        let first = try #require(text.split(separator: "\n").first, "\(path)")
        #expect(first.hasPrefix(Self.begin), "\(path)")
        let schema = file.deletingLastPathComponent()
          .appending(path: String(first.dropFirst(Self.begin.count))).standardizedFileURL
        #expect(
          FileManager.default.fileExists(atPath: schema.path(percentEncoded: false)), "\(path)")
        let kind = try #require(text.firstMatch(of: /\nkind: ([A-Za-z]+)\n/), "\(path)").1
        #expect(schema.lastPathComponent == "\(kind.lowercased()).schema.json", "\(path)")
      }
      return paths
    }

    @Test(
      "stand in every document that is made, at any depth",
      arguments: ["", "governance", "governance/models"])
    func made(_ folder: String) throws {
      let scene = try Scene()
      scene.place = "product"
      try scene.root.write("", to: "product/.keep")
      try scene.registrar(["init"] + (folder.isEmpty ? [] : ["--registry", folder]))
      let digest = "sha256:" + String(repeating: "a1", count: 32)
      for line in [
        "add person ada --email ada@example.org", "add person bo --email bo@example.org",
        "add team risk --member person:bo", "add dataset holdout --title Hold-out",
        "add model plain --title Plain --owner team:risk",
        "add model credit/scorer --title Scorer --owner team:risk",
        "add version credit/scorer@1.0.0 --status released"
          + " --artifact uri=s3://models/scorer.onnx,digest=\(digest)",
        "add evaluation credit/scorer@1.0.0 --dataset holdout --metric accuracy=0.9",
        "add approval credit/scorer@1.0.0 --for staging --approver person:bo",
        "promote credit/scorer@1.0.0 --to staging",
        "add system desk --title Desk --owner team:risk --intended-purpose Loans"
          + " --model credit/scorer --risk-class minimal",
      ] {
        let result = try scene.registrar(line)
        #expect(result.status == 0, "\(line): \(result.stderr)\(result.stdout)")
      }
      // registry.yaml, a team and a policy come with the registry.
      #expect(try documents(scene).count == 3 + 11)
    }

    @Test("stand in every document of the demo") func demo() throws {
      #expect(try documents(Scene(.demo)).count > 100)
    }
  }
}
