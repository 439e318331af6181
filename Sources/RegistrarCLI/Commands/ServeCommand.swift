import ArgumentParser
import Registry
import RegistryWeb
import Workflow

/// `registrar serve`.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the registry over HTTP, for reading.",
    discussion: "Nothing over HTTP ever writes. Stop it with Ctrl-C.")

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var server: ServerOptions

  func run() async throws {
    try await server.serve(try repository.location(), repository.console)
  }
}

/// Where the server listens.
struct ServerOptions: ParsableArguments {
  @Option(help: "The address to listen on.") var host = "127.0.0.1"
  @Option(help: "The port to listen on; 0 for any that is free.") var port = 8080
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("The clock for ages and expiry; now unless given.", valueName: "date"))
  var asOf: String?
  @Flag(help: "Allow an address that others can reach, without any access control.")
  var insecurePublic = false

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port takes 0 to 65535") }
  }

  /// Refuses what no server can be started with, before anything is done.
  func check() throws {
    _ = try asOf.map(Arguments.timestamp)
    try WebServer.checkAddress(host, allowPublic: insecurePublic)
  }

  /// Serves until the process is told to stop.
  func serve(_ location: RegistryLocation, _ console: Console, asOf fallback: Timestamp? = nil)
    async throws
  {
    var configuration = WebServer.Configuration(location: location)
    configuration.host = host
    configuration.port = port
    configuration.clock = try asOf.map(Arguments.timestamp) ?? fallback
    configuration.allowPublic = insecurePublic
    configuration.build = Version.text
    if let pinned = Surroundings.current.pinnedNow { configuration.now = { pinned } }
    let server = try WebServer(configuration)
    try await server.run { host, port in
      console.talk("Serving on \(WebServer.address(host: host, port: port)) (Ctrl-C stops)")
    }
  }
}
