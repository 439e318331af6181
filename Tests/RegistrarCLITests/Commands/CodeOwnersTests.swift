import TestSupport
import Testing

extension CommandLineTests {
  @Suite("CODEOWNERS") struct CodeOwnersTests {
    @Test("is checked, written once, and keeps the lines of people") func story() throws {
      let scene = try Scene(.small)
      #expect(try scene.registrar("set team:owners handle=@acme/owners").status == 0)
      scene.forget()
      #expect(try scene.registrar("codeowners --check").status == 1)
      #expect(try scene.registrar("codeowners --dry-run").status == 0)
      #expect(try scene.registrar("codeowners").status == 0)
      #expect(try scene.registrar("codeowners --check").status == 0)
      #expect(try scene.registrar("codeowners").status == 0)
      #expect(
        try scene.registrar("add model credit/limits --title Limits --owner team:owners").status
          == 0)
      try scene.git("checkout", "--quiet", "--detach")
      #expect(try scene.registrar("codeowners --check").status == 0)
      try Golden.check(scene, "codeowners")
      #expect(try scene.git("status", "--porcelain") == "")
    }

    @Test("lines of people keep their ends") func lineEnds() throws {
      let scene = try Scene(.small)
      #expect(try scene.registrar("set team:owners handle=@acme/owners").status == 0)
      // `init` has git bring line ends of texts into line.
      try scene.write("CODEOWNERS -text\n", to: ".git/info/attributes")
      try scene.write("* @acme/all\r\n", to: "CODEOWNERS")
      try scene.git("commit", "--quiet", "-am", "Ours")
      #expect(try scene.registrar("codeowners").status == 0)
      let text = try scene.git("show", "HEAD:CODEOWNERS")
      #expect(text.hasPrefix("* @acme/all\r\n\r\n# registrar: begin"))
      #expect(text.hasSuffix("# registrar: end\r\n"))
      #expect(try scene.git("status", "--porcelain") == "")
    }

    @Test("a marker without its other half is an error") func broken() throws {
      let scene = try Scene(.small)
      try scene.write("# registrar: begin\n", to: "CODEOWNERS")
      try scene.git("commit", "--quiet", "-am", "Break it")
      #expect(try scene.registrar("codeowners").status == 1)
      #expect(try scene.registrar("codeowners --check").status == 1)
      try Golden.check(scene, "codeowners-broken")
    }
  }
}
