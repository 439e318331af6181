import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Help") struct HelpTests {
    @Test(
      "is what its golden holds",
      arguments: [
        "", "list", "show", "compare", "log", "serve", "validate", "schema", "schema check",
        "schema test", "format", "doctor", "explain", "init", "add", "add model", "add version",
        "add evaluation", "add approval",
        "add dataset", "add system", "add team", "add person", "set", "promote", "rollback",
        "withdraw", "remove", "codeowners", "propose", "upgrade", "demo",
      ])
    func help(_ command: String) throws {
      let scene = try Scene()
      try scene.registrar(command + " --help")
      let name = command.isEmpty ? "registrar" : command.replacing(" ", with: "-")
      try Golden.check(scene, "help/\(name)")
    }

    @Test("the version is told") func version() throws {
      let scene = try Scene()
      try scene.registrar("--version")
      try Golden.check(scene, "version")
    }

    @Test("completions are made for every shell", arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) throws {
      let scene = try Scene()
      let result = try scene.registrar("--generate-completion-script \(shell)")
      #expect(result.status == 0)
      #expect(result.stderr == "")
      for word in ["registrar", "promote", "validate", "evaluation"] {
        #expect(result.stdout.contains(word))
      }
    }

    @Test("rules are explained") func explain() throws {
      let scene = try Scene()
      try scene.registrar("explain")
      try scene.registrar("explain RG2001")
      try scene.registrar("explain missing-approval")
      try scene.registrar("explain RG9999")
      try Golden.check(scene, "explain")
    }
  }
}
