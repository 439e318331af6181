import ArgumentParser
import Documents
import Foundation

/// `registrar-bench run`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Measure registrar beside other programs on one generated registry.",
    discussion: """
      Every figure is the median wall time of whole processes, ours and the peer's run in turns, after one \
      run of each that does not count. A peer that is not installed is said to be so. Where something must \
      hold, it ends with 1 and says what does not, after all figures.

      \(BenchmarkCatalogue.all.map { "\($0.name): \($0.purpose)" }.joined(separator: "\n"))
      """)

  @Argument(help: "Benchmarks to run; all unless told.")
  var names: [String] = []

  @OptionGroup var size: RegistrySize

  @Option(help: "Measure on this bare repository, made by 'generate', in place of a new one.")
  var registry: String?

  @Option(help: "Runs of each program.")
  var runs = 5

  @OptionGroup(title: "Options of 'writes'") var writes: WriteTrialSize

  @Option(
    help:
      "A directory in which to look for peers before the PATH, such as a virtual environment's bin."
  )
  var peers: [String] = []

  @Option(help: "The registrar program; the one beside this program unless told.")
  var registrar: String?

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if !(1...1000).contains(runs) {
      throw ValidationError("--runs is \(runs); it may be 1 to 1000")
    }
    for name in names where !BenchmarkCatalogue.all.contains(where: { $0.name == name }) {
      let known = BenchmarkCatalogue.all.map(\.name).joined(separator: ", ")
      throw ValidationError("there is no benchmark '\(name)': one of \(known)")
    }
  }

  func run() throws {
    let scratch = try ScratchDirectory()
    let program = registrar ?? Program.besideThis("registrar")
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw ValidationError("there is no program '\(program)': build it, or name it by --registrar")
    }
    let repository = try registry.map { URL(fileURLWithPath: $0).path } ?? generate(in: scratch)
    let stage = Stage(
      repository: repository, registrar: Program(path: program), scratch: scratch, runs: runs,
      peerDirectories: peers, writes: writes)
    let chosen = BenchmarkCatalogue.all.filter { names.isEmpty || names.contains($0.name) }
    // Not `print`, which holds lines back where a file takes them: a long run may be ended.
    var ledger = Ledger(
      print: json ? nil : { FileHandle.standardOutput.write(Data("\($0)\n".utf8)) })
    defer { if json { print(JSONWriter.text(.array(ledger.json), .indented)) } }
    for benchmark in chosen {
      ledger.benchmark = benchmark.name
      try benchmark.measure(stage, into: &ledger)
    }
    try ledger.settle()
  }

  private func generate(in scratch: ScratchDirectory) throws -> String {
    let directory = scratch.appending("registry.git")
    var line = ProgressLine("generate")
    defer { line.end() }
    var generator = try HistoryGenerator(size)
    _ = try generator.run(at: directory, bare: true) { line.show($0, of: $1) }
    return directory
  }
}
