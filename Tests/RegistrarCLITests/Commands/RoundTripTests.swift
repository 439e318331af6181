import TestSupport
import Testing

extension CommandLineTests {
  /// A change on its whole way, with the real `git` at both ends.
  @Suite("A change on its way from a proposal to the trail") struct RoundTripTests {
    /// How a forge lands a pull request.
    enum Method: String, CaseIterable, Sendable { case merge, squash, rebase }

    private static let author = "Bea Builder <bea@example.org>"
    private static let version = [
      "add", "version", "credit/scorer@2.0.0", "--status", "released", "--artifact",
      "uri=https://example.org/scorer-2.0.0.onnx,digest=sha256:\(String(repeating: "7c", count: 32))",
    ]

    /// A bare repository at `remote.git` with Bea in it, and clones of it for her and for the forge.
    private func clones(_ method: Method = .merge) throws -> Scene {
      let scene = try Scene(.small)
      for line in [
        "add person bea --title Bea --email bea@example.org",
        "set team:owners members+=person:bea",
      ] { #expect(try scene.registrar(line).status == 0) }
      if method != .merge {
        #expect(try scene.registrar("set registry mergeMethod=\(method)").status == 0)
      }
      scene.place = ""
      try scene.git("clone", "--quiet", "--bare", "registry", "remote.git")
      for name in ["bea", "forge"] { try scene.git("clone", "--quiet", "remote.git", name) }
      scene.place = "bea"
      return scene
    }

    /// Lands `branch` on main in the forge's clone, as forges do, without pushing it.
    private func land(_ branch: String, by method: Method, in scene: Scene) throws {
      switch method {
      case .merge:
        try scene.git("merge", "--quiet", "--no-ff", "-m", "Merge \(branch)", "origin/\(branch)")
      case .squash:
        try scene.git("merge", "--quiet", "--squash", "origin/\(branch)")
        try scene.git("commit", "--quiet", "--author", Self.author, "-m", "Squash \(branch)")
      case .rebase:
        try scene.git("switch", "--quiet", "--create", "landing", "origin/\(branch)")
        try scene.git("rebase", "--quiet", "main")
        try scene.git("switch", "--quiet", "main")
        try scene.git("merge", "--quiet", "--ff-only", "landing")
      }
    }

    @Test(
      "it is proposed, checked, commented on, landed, and told with its author",
      arguments: Method.allCases)
    func lands(_ method: Method) throws {
      let scene = try clones(method)
      let proposed = try scene.registrar(["propose"] + Self.version + ["--author", Self.author])
      #expect(proposed.status == 0, "\(proposed.stderr)")
      let branch = try String(
        scene.git("for-each-ref", "--format=%(refname:short)", "refs/heads/registrar").dropLast())
      #expect(branch.hasSuffix("credit-scorer-2.0.0"))

      // What CI does in its checkout of the pull request.
      try scene.git("switch", "--quiet", branch)
      #expect(try scene.registrar("validate --base origin/main").status == 0)
      let comment = try scene.registrar("diff --format markdown --merge-base origin/main HEAD")
      #expect(comment.stdout.hasPrefix("<!-- registrar diff -->\n"))
      #expect(comment.stdout.split(separator: "\n").count { $0.hasPrefix("- **") } == 1)
      #expect(comment.stdout.contains("credit/scorer&#64;2.0.0**\n"))

      // Others land meanwhile; what comes together is checked again before it is pushed.
      scene.place = "forge"
      #expect(try scene.registrar("add person kim --email kim@example.org").status == 0)
      try scene.git("push", "--quiet", "origin", "main")
      try scene.git("fetch", "--quiet", "origin")
      try land(branch, by: method, in: scene)
      #expect(try scene.registrar("validate --base origin/main").status == 0)
      try scene.git("push", "--quiet", "origin", "main")

      scene.place = ""
      try scene.git("clone", "--quiet", "remote.git", "auditor")
      scene.place = "auditor"
      #expect(try scene.registrar("validate").status == 0)
      let events = try scene.registrar("log credit/scorer --format csv").stdout
        .split(separator: "\r\n").filter { $0.contains("credit/scorer@2.0.0") }
      #expect(events.count == 1)
      #expect(events.allSatisfy { $0.contains("version.") && $0.contains("Bea Builder") })
      let parents = try scene.git("log", "-1", "--format=%P").split(separator: " ").count
      #expect(parents == (method == .merge ? 2 : 1))
      try scene.git("fsck", "--strict")
    }

    @Test(
      "one that breaks a document, or what is frozen, is refused before and after it landed",
      arguments: [
        ("models/credit/scorer/model.yaml", "lifecycle: experimental", "lifecycle: sleeping", true),
        ("models/credit/scorer/model.yaml", "owner: team:owners", "owner: team:nobody", true),
        ("models/credit/scorer/model.yaml", "kind: Model", "kind: [", true),
        ("models/credit/scorer/versions/1.0.0.yaml", "sha256:5e", "sha256:6f", false),
      ])
    func refused(_ path: String, _ old: String, _ new: String, isBrokenAlone: Bool) throws {
      let scene = try clones()
      try scene.git("switch", "--quiet", "--create", "change")
      let text = try scene.root.read("bea/\(path)")
      #expect(text.contains(old))
      try scene.write(text.replacing(old, with: new), to: path)
      try scene.git("commit", "--quiet", "--all", "-m", "Break it")
      let before = try scene.registrar("validate --base origin/main")
      #expect(before.status == 1)
      #expect(before.stdout.contains("\(path):"))
      try scene.git("push", "--quiet", "origin", "change")

      // Forced through, it is found on the branch, too, unless only the comparison shows it.
      scene.place = "forge"
      try scene.git("fetch", "--quiet", "origin")
      try land("change", by: .merge, in: scene)
      #expect(try scene.registrar("validate --base origin/main").status == 1)
      #expect(try scene.registrar("validate").status == (isBrokenAlone ? 1 : 0))
    }
  }
}
