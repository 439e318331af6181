import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
package import Registry

/// The read-only HTTP view of a registry.
package struct WebServer: Sendable {
  /// What to serve, and where.
  package struct Configuration: Sendable {
    /// The registry.
    package var location: RegistryLocation
    /// The address to listen on.
    package var host = "127.0.0.1"
    /// The port to listen on; 0 for any that is free.
    package var port = 8080
    /// The clock for everything that depends on today; nil for `now`.
    package var clock: Timestamp?
    /// The wall clock.
    package var now: @Sendable () -> Timestamp = { WebServer.wallClock() }
    /// Whether others than this machine may reach it, without any access control.
    package var allowPublic = false
    /// Further host names that people reach it by.
    package var hostNames: [String] = []
    /// The version of the program, for the footer and for entity tags.
    package var build = ""

    /// Serves the registry at `location` to this machine.
    package init(location: RegistryLocation) { self.location = location }
  }

  /// Connections at a time.
  private static let maximumConnections = 512
  /// Seconds until an idle connection is closed.
  private static let idleSeconds: Int64 = 30
  /// Bytes of all header fields of a request.
  private static let maximumHeader = 16 * 1024

  private let configuration: Configuration
  private let site: Site

  /// Makes a server; nothing is read and nobody listens yet.
  ///
  /// - Throws: `WebServerError.notAnAddress`, `.publicAddress`.
  package init(_ configuration: Configuration) throws(WebServerError) {
    try Self.checkAddress(configuration.host, allowPublic: configuration.allowPublic)
    self.configuration = configuration
    site = Site(configuration)
  }

  /// Refuses to listen on `host` where it is no address, or one that others can reach unless `allowPublic`.
  ///
  /// - Throws: `WebServerError.notAnAddress`, `.publicAddress`.
  package static func checkAddress(
    _ host: String, allowPublic: Bool
  ) throws(WebServerError) {
    do {
      _ = try SocketAddress.makeAddressResolvingHost(host, port: 0)
    } catch {
      throw .notAnAddress(host: host)
    }
    guard allowPublic || HostPolicy.isLoopback(host) else { throw .publicAddress(host: host) }
  }

  /// Where a server on `host` is found; an IPv6 address stands in brackets (RFC 3986, section 3.2.2).
  package static func address(host: String, port: Int) -> String {
    let isIPv6 = host.contains(":") && !host.hasPrefix("[")
    return "http://\(isIPv6 ? "[\(host)]" : host):\(port)"
  }

  /// What answers requests; tests ask it without sockets.
  var router: SiteResponder { SiteResponder(site: site) }

  /// Reads the registry and serves it until the process is told to stop.
  ///
  /// - Parameter ready: called with the address once somebody listens there.
  /// - Throws: what keeps the registry from being read; `WebServerError` when nobody can listen.
  package func run(
    ready: @escaping @Sendable (_ host: String, _ port: Int) -> Void
  ) async throws {
    try await site.prepare()
    let host = configuration.host
    let port = configuration.port
    // Talking is for the command line; the library stays silent.
    let logger = Logger(label: "registrar") { _ in SwiftLogNoOpLogHandler() }
    let application = Application(
      responder: router,
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          idleTimeout: .seconds(Self.idleSeconds),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: Self.maximumHeader, maxHeaderListSize: Self.maximumHeader,
            maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.maximumConnections)),
      onServerRunning: { channel in ready(host, channel.localAddress?.port ?? port) },
      logger: logger)
    do {
      try await application.runService()
    } catch let error as IOError {
      throw Self.error(error.errnoCode, host, port)
    } catch is SocketAddressError.UnknownHost {
      throw WebServerError.notAnAddress(host: host)
    }
  }
}
