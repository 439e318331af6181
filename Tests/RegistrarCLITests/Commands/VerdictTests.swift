import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Verdicts that are kept") struct VerdictTests {
    @Test("are told again, word for word, until a file changes; never with --no-cache")
    func story() throws {
      let scene = try Scene(.small)
      try scene.write("kind: Nothing\n", to: "teams/lost.yaml")
      let anew = try scene.registrar("validate --format json --no-cache")
      #expect(anew.status == 1)
      #expect(!scene.root.holds("registry/.git/registrar/verdicts"))
      for _ in 0..<2 {
        let told = try scene.registrar("validate --format json")
        #expect(told.stdout == anew.stdout && told.status == anew.status)
        #expect(try scene.root.names(in: "registry/.git/registrar/verdicts").count == 1)
      }
      try scene.git("rm", "--quiet", "--cached", "teams/lost.yaml", "--ignore-unmatch")
      try scene.root.remove("registry/teams/lost.yaml")
      #expect(try scene.registrar("validate").status == 0)
      #expect(try scene.root.names(in: "registry/.git/registrar/verdicts").count == 2)
      #expect(try scene.git("status", "--porcelain") == "")
    }

    @Test("are kept of bare repositories too") func bare() throws {
      let scene = try Scene(.small)
      try scene.git("clone", "--quiet", "--bare", ".", "../bare.git")
      for _ in 0..<2 { #expect(try scene.registrar("-C ../bare.git validate").status == 0) }
      #expect(try scene.root.names(in: "bare.git/registrar/verdicts").count == 1)
    }
  }
}
