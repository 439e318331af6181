import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Reviewing a change") struct ReviewTests {
    private static let version = "models/credit/scorer/versions/2.1.0.yaml"
    private static let person = "people/luca-ferri.yaml"

    /// A copy of the demo with a branch that changes a released version, and a file that is not committed.
    private func changed() throws -> Scene {
      let scene = try Scene(copying: try SharedRegistries.registry(.demo).path)
      try scene.git("switch", "--quiet", "--create", "change")
      try edit(scene, Self.version) { $0.replacing("status: released", with: "status: draft") }
      try scene.git("commit", "--quiet", "--all", "--message", "Take it back")
      try edit(scene, Self.person) { $0.replacing("status: active", with: "status: actve") }
      return scene
    }

    private func edit(_ scene: Scene, _ path: String, _ change: (String) -> String) throws {
      let file = "\(scene.place)/\(path)"
      let old = try scene.root.read(file)
      let new = change(old)
      #expect(new != old)
      try scene.root.write(new, to: file)
    }

    private func golden(_ name: String, _ commands: [[String]]) throws {
      let scene = try changed()
      for command in commands { try scene.registrar(command) }
      // The commit of the branch has the clock's date.
      let head = try scene.git("rev-parse", "--short=8", "HEAD").dropLast()
      try Golden.check(scene.record.replacing(head, with: "$HEAD"), name)
    }

    @Test("validate --base judges the work tree, and a revision without it") func base() throws {
      try golden(
        "validate-base",
        [
          ["validate", "--base", "main"], ["validate", "--base", "main", "--at", "HEAD"],
          ["validate", "--base", "main", "people"], ["validate", "--base", "HEAD", "--at", "HEAD"],
        ])
    }

    @Test(
      "each format tells the same",
      arguments: ["json", "sarif", "github", "gitlab", "junit", "tap"])
    func formats(_ format: String) throws {
      try golden(
        "validate-base-\(format)",
        [["--quiet", "validate", "--base", "main", "--format", format, "people"]])
    }

    @Test("a base that is not there, or shares nothing, is an error and no pass") func noBase()
      throws
    {
      let scene = try changed()
      let emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
      let other = try scene.git(
        "commit-tree", "-m", "another",
        emptyTree
      ).dropLast()
      try scene.git("branch", "other", String(other))
      let head = other.prefix(8)
      try scene.registrar(["validate", "--base", "nowhere"])
      try scene.registrar(["validate", "--base", "main", "--at", "other"])
      try scene.registrar(["validate", "--base", "main", "--schema", "x.json", "x.yaml"])
      try Golden.check(scene.record.replacing(head, with: "$OTHER"), "validate-base-refused")
    }

    @Test("a shallow clone that lacks what both build on says how to fetch it") func shallow()
      throws
    {
      let scene = try changed()
      try scene.git(
        "commit", "--quiet", "--all", "--message", "more", "--author", "A <a@b.example>")
      let original = scene.directory
      scene.place = ""
      try scene.git(
        "clone", "--quiet", "--depth=1", "--branch=change", "file://" + original, "shallow")
      scene.place = "shallow"
      try scene.git("fetch", "--quiet", "--depth=1", "origin", "main:main")
      let result = try scene.registrar(["validate", "--base", "main"])
      #expect(result.status == 74)
      #expect(result.stderr.contains("git fetch --unshallow"))
    }

    @Test("the summary of a job is added to what is there") func summary() throws {
      let scene = try changed()
      let path = scene.root.appending("summary.md")
      try scene.root.write("Before\n", to: "summary.md")
      try scene.registrar(
        ["validate", "--base", "main", "--format", "github", "people"],
        overriding: ["GITHUB_STEP_SUMMARY": path])
      let text = try scene.root.read("summary.md")
      #expect(text.hasPrefix("Before\n## Registrar: failed\n\n1 file checked: 1 error\n"))
      #expect(text.contains("| error | people/luca-ferri.yaml:"))
    }

    @Test("diff says what changes, for people, for a comment and as data") func diff() throws {
      try golden(
        "diff",
        [
          ["diff"], ["diff", "main"], ["diff", "main", "HEAD", "--format", "markdown"],
          ["diff", "main", "--format", "json"], ["diff", "HEAD", "HEAD"],
          ["diff", "main~3", "main"], ["diff", "nowhere"],
        ])
    }
  }
}
