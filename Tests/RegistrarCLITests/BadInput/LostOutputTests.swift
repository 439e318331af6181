import TestSupport
import Testing

extension CommandLineTests {
  @Suite("A standard output that takes nothing") struct LostOutputTests {
    static let commands = [
      "list models", "list models --format json", "list models --format yaml", "log",
      "validate --format json", "show credit/scorer",
      "set credit/scorer lifecycle=active --dry-run", "explain", "--help", "help list",
      "--version", "--generate-completion-script bash",
    ]

    @Test("is told once, and no success", arguments: commands)
    func full(_ command: String) throws {
      let result = try Scene(.small).shell("registrar \(command) >/dev/full")
      #expect(result.status == 74)
      #expect(
        result.stderr == "error: standard output cannot be written: No space left on device\n")
    }

    @Test(
      "because its reader has left ends the program quietly, as it ends git",
      arguments: ["", "trap '' PIPE"])
    func closedPipe(_ preparation: String) throws {
      // A pipe that is opened for both, and then for writing only, has no reader for certain.
      let result = try Scene(.small).shell(
        """
        \(preparation)
        mkfifo ../pipe
        exec 4<>../pipe 3>../pipe 4<&-
        registrar list models >&3
        """)
      #expect(result.status == 128 + 13)
      #expect(result.stderr == "")
    }
  }
}
