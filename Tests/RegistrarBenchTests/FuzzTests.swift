import Foundation
import TestSupport
import Testing

@Suite("Fuzzer")
struct FuzzTests {
  /// The built `registrar-bench`, which the build leaves beside the test bundle.
  private static let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "registrar-bench").path(percentEncoded: false)

  /// Tests run code that is not optimised: what takes a second there may take some here.
  private static let patience = "20"

  @Test(
    "ten thousand damaged and random inputs break no law",
    arguments: ["yaml", "json", "schema", "pattern"])
  func fixedCases(_ target: String) throws {
    let result = try run(
      Self.program,
      ["fuzz", "--only", target, "--cases", "2500", "--seed", "1", "--seconds", Self.patience])
    #expect(result.status == 0, "\(result.stdout)\(result.stderr)")
    #expect(result.stdout.contains("\n2500 cases of seed 1 in "), "\(result.stdout)")
    #expect(result.stdout.contains(": 0 failures\n"))
  }

  @Test("a case is made of the seed and its number alone")
  func repeatable() throws {
    func input(_ seed: String, _ number: String) throws -> [UInt8] {
      try run(
        Self.program,
        ["fuzz", "--only", "yaml", "--seed", seed, "--first", number, "--print-input"]
      ).output
    }
    #expect(try input("7", "3") == input("7", "3"))
    #expect(try input("7", "3") != input("7", "4"))
    #expect(try input("7", "3") != input("8", "3"))
  }

  @Test("an input from a file is answered alone")
  func oneInput() throws {
    let directory = try TemporaryDirectory()
    try directory.write("a: [1, 2]\n", to: "input.yaml")
    let result = try run(
      Self.program, ["fuzz", "--only", "yaml", "--input", directory.appending("input.yaml")])
    #expect(result.status == 0)
    #expect(result.stdout.hasPrefix("{\"cases\":1,\"accepted\":1,"))
  }

  @Test("an unknown target is a usage error that names the known ones")
  func unknownTarget() throws {
    let result = try run(Self.program, ["fuzz", "--only", "toml"])
    #expect(result.status == 64)
    #expect(result.stderr.contains("one of yaml, json, schema, pattern"))
  }
}
