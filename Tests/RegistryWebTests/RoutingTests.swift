import Documents
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import RegistryWeb

@Suite("The site", .reading(WebFixture.released))
struct RoutingTests {
  static let pages = ["/", "/models/m01", "/models/m01/versions/1.0.0", "/audit"]
  static let resources = [
    "/api/v1/models", "/api/v1/versions", "/api/v1/metrics", "/api/v1/deployments",
    "/api/v1/systems", "/api/v1/audit-logs", "/api/v1/models/m01",
    "/api/v1/models/m01/versions/1.0.0",
  ]
  static let others = ["/healthz", "/readyz", "/assets/registrar.css", "/assets/registrar.svg"]
  static let absent = [
    "/nothing", "/.git/config", "/models/m01/", "/models/..%2f..%2fetc", "/api", "/api/v2/models",
    "/api/v1/", "/api/v1/people", "/assets/../registry.yaml", "/assets/", "//", "/models/%ff",
    "/models/m01/versions/", "/models/m01/versions/x", "/models/A", "/%", "/models/m01%00",
  ]

  private func fixture() throws -> WebFixture { try SharedFixture.fixture }

  @Test(
    "A server is told by its address, one of IPv6 in brackets",
    arguments: [
      ("127.0.0.1", "http://127.0.0.1:8080"), ("localhost", "http://localhost:8080"),
      ("::1", "http://[::1]:8080"), ("::ffff:127.0.0.1", "http://[::ffff:127.0.0.1]:8080"),
    ])
  func address(_ host: String, _ expected: String) {
    #expect(WebServer.address(host: host, port: 8080) == expected)
  }

  @Test(
    "answers GET, and HEAD with the same head and no body", arguments: pages + resources + others)
  func reading(address: String) async throws {
    let fixture = try fixture()
    let get = try await fixture.ask(address)
    #expect(get.status == .ok)
    #expect(!get.text.isEmpty)
    let head = try await fixture.ask(address, .head)
    #expect(head.status == .ok)
    #expect(head.text.isEmpty)
    #expect(head.headers == get.headers)
    #expect(head.field("Content-Length") == String(get.text.utf8.count))
  }

  @Test(
    "refuses every other method with 405 and names those it takes",
    arguments: [
      "/", "/models/absent", "/audit", "/api/v1/models", "/api/v1/models/m01", "/healthz",
    ],
    ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "get"])
  func writing(address: String, method: String) async throws {
    let method = try #require(HTTPRequest.Method(method))
    let response = try await fixture().ask(address, method)
    #expect(response.status == .methodNotAllowed)
    #expect(response.field("Allow") == "GET, HEAD, OPTIONS")
  }

  @Test("answers OPTIONS with 204 and the methods", arguments: pages + resources + others)
  func options(address: String) async throws {
    let response = try await fixture().ask(address, .options)
    #expect(response.status == .noContent)
    #expect(response.field("Allow") == "GET, HEAD, OPTIONS")
    #expect(response.field("Content-Length") == nil)
  }

  @Test("knows nothing at other paths, whatever the method", arguments: absent)
  func unknown(address: String) async throws {
    let fixture = try fixture()
    for method in [HTTPRequest.Method.get, .head, .post, .options] {
      #expect(try await fixture.ask(address, method).status == .notFound)
    }
  }

  @Test(
    "says how browsers shall treat an answer, errors included",
    arguments: [
      ("/", 200), ("/api/v1/models", 200), ("/nothing", 404), ("/api/nothing", 404),
      ("/?unknown=1", 400), ("/api/v1/models?limit=0", 400), ("/models/absent", 404),
    ])
  func security(address: String, status: Int) async throws {
    let fixture = try fixture()
    for (method, status) in [
      (HTTPRequest.Method.get, status), (.delete, status == 404 ? nil : 405),
    ] {
      let response = try await fixture.ask(address, method)
      if let status { #expect(response.status.code == status) }
      let policy = try #require(response.field("Content-Security-Policy"))
      #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
      #expect(response.field("X-Content-Type-Options") == "nosniff")
      #expect(response.field("Referrer-Policy") == "no-referrer")
      #expect(response.field("Cross-Origin-Opener-Policy") == "same-origin")
      #expect(response.field("Cross-Origin-Resource-Policy") == "same-origin")
    }
  }

  @Test("tells programs what is wrong as problem details")
  func problems() async throws {
    let fixture = try fixture()
    let response = try await fixture.ask("/api/v1/models?colour=blue")
    #expect(response.status == .badRequest)
    #expect(response.field("Content-Type") == "application/problem+json")
    let problem = try await fixture.json("/api/v1/models?colour=blue")
    #expect(problem["status"] == 400)
    #expect(problem["title"] == "Bad Request")
    #expect(problem["errors"]?.elements.first?["parameter"] == "colour")
    let absent = try await fixture.json("/api/v1/models/m0l")
    #expect(absent["status"] == 404)
    #expect(absent["detail"]?.string?.contains("did you mean 'm01'?") == true)
  }

  @Test("names the JSON of a page, and only that page's parameters", arguments: pages)
  func twins(address: String) async throws {
    let fixture = try fixture()
    let response = try await fixture.ask(address)
    let link = try #require(response.field("Link"))
    #expect(link.hasSuffix(">; rel=\"alternate\"; type=\"application/json\""))
    let twin = String(link.dropFirst().prefix { $0 != ">" })
    #expect(try await fixture.ask(twin).status == .ok)
    #expect(
      response.text.contains("<link rel=\"alternate\" type=\"application/json\" href=\"\(twin)\">"))
  }

  @Test("answers for its own hosts only")
  func hosts() async throws {
    let site = Site(WebServer.Configuration(location: try fixture().location))
    for host in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::1"] {
      let request = WebRequest(method: .get, target: "/", host: host, ifNoneMatch: nil)
      #expect(await site.answer(to: request).status == .misdirectedRequest, "\(host)")
    }
    let request = WebRequest(method: .get, target: "/healthz", host: nil, ifNoneMatch: nil)
    #expect(await site.answer(to: request).status == .misdirectedRequest)
    for host in ["localhost:8080", "LOCALHOST", "127.0.0.1:9", "[::1]:8080"] {
      let request = WebRequest(method: .get, target: "/healthz", host: host, ifNoneMatch: nil)
      #expect(await site.answer(to: request).status == .ok, "\(host)")
    }
  }

  @Test(
    "is not offered to others unless told so",
    arguments: ["0.0.0.0", "::", "192.168.1.4"])
  func publicAddresses(host: String) throws {
    var configuration = WebServer.Configuration(location: try fixture().location)
    configuration.host = host
    #expect(throws: WebServerError.publicAddress(host: host)) { try WebServer(configuration) }
    configuration.allowPublic = true
    _ = try WebServer(configuration)
  }

  @Test("is not offered on a name that only looks like this machine's")
  func publicNames() {
    for host in ["example.org", "127.0.0.1.example.org", "localhost.example.org", ""] {
      #expect(!HostPolicy.isLoopback(host), "\(host)")
    }
  }

  @Test(
    "is not offered on what is no address",
    arguments: ["bogus.invalid", "300.1.1.1", "127.0.0.1:80"])
  func noAddresses(host: String) throws {
    var configuration = WebServer.Configuration(location: try fixture().location)
    configuration.host = host
    #expect(throws: WebServerError.notAnAddress(host: host)) { try WebServer(configuration) }
    configuration.allowPublic = true
    #expect(throws: WebServerError.notAnAddress(host: host)) { try WebServer(configuration) }
  }
}
