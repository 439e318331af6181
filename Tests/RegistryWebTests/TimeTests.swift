import Documents
import Git
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Registry
import TestSupport
import Testing

@testable import RegistryWeb

@Suite("The past and the present")
struct TimeTests {
  /// A registry whose `m01` had another title at `old`; commits of 2023-11-14 and 2024-03-09.
  private func history() throws -> (fixture: WebFixture, old: String) {
    let fixture = try WebFixture()
    let old = try fixture.sandbox.git("rev-parse", "HEAD")
    try fixture.sandbox.commit(
      ["models/m01/model.yaml": WebFixture.model("m01", title: "Renamed")], message: "Rename it",
      seconds: 1_710_000_000)
    return (fixture, old)
  }

  @Test("a revision or a date shows the registry as it was then")
  func past() async throws {
    let (fixture, old) = try history()
    for at in [old, String(old.prefix(10)), "HEAD~1", "main~1", "main^", "2023-12-31"] {
      let body = try await fixture.json("/api/v1/models?limit=1&at=\(at)")
      #expect(body["data"]?.elements.first?["title"] == "A model", "\(at)")
      #expect(body["commit"]?.string == old)
    }
    let now = try await fixture.json("/api/v1/models?limit=1")
    #expect(now["data"]?.elements.first?["title"] == "Renamed")
    let dated = try await fixture.json("/api/v1/models?at=2023-12-31")
    #expect(dated["asOf"] == "2023-12-31T23:59:59Z")
  }

  @Test("pages of the past say so, and their links stay there")
  func links() async throws {
    let (fixture, _) = try history()
    let page = try await fixture.page("/?at=2023-12-31")
    #expect(page.contains("You are looking at the past"))
    #expect(page.contains("href=\"/models/m01?at=2023-12-31\""))
    #expect(page.contains("name=\"at\" value=\"2023-12-31\""))
    #expect(!(try await fixture.page("/")).contains("You are looking at the past"))
  }

  @Test(
    "what is no revision is not found",
    arguments: [
      "nowhere", "deadbeef", "2001-01-01", "-x", ":/Rename", "HEAD%5E%7B/Rename%7D", "HEAD:models",
      "HEAD%5E%7Btree%7D", "..", "~", "HEAD~9999999999999999999999", "a%20b", "%22", "@%7B1%7D",
    ])
  func unknown(at: String) async throws {
    let (fixture, _) = try history()
    #expect(try await fixture.ask("/api/v1/models?at=\(at)").status == .notFound)
    #expect(try await fixture.ask("/?at=\(at)").status == .notFound)
  }

  @Test("a date that no calendar has is told to be none")
  func noDate() async throws {
    let (fixture, _) = try history()
    let problem = try await fixture.json("/api/v1/models?at=2026-13-45")
    #expect(problem["status"] == 400)
    #expect(problem["detail"]?.string?.contains("'2026-13-45' is not a date") == true)
  }

  @Test("a shallow clone says that it lacks the past that is asked for")
  func shallow() async throws {
    let (fixture, _) = try history()
    let origin = fixture.sandbox.directory
    try fixture.sandbox.git("clone", "--quiet", "--depth=1", "file://\(origin)", "../shallow")
    let clone = RegistryLocation(
      try Repository.open(at: fixture.sandbox.at("shallow").directory), root: nil)
    let server = try WebServer(WebServer.Configuration(location: clone))
    try await Application(responder: server.router).test(.router) { client in
      let response = try await client.execute(
        uri: "/api/v1/models?at=2023-12-31", method: .get)
      #expect(response.status == .notFound)
      #expect(response.text.contains("git fetch --unshallow"))
    }
  }

  @Test("more revisions than are kept are answered all the same")
  func eviction() async throws {
    let fixture = try WebFixture()
    var commits: [String] = []
    for number in 0..<(PastObservations.capacity + 3) {
      let title = "Title \(number)"
      commits.append(
        try fixture.sandbox.commit(["models/m01/model.yaml": WebFixture.model("m01", title: title)])
      )
    }
    for _ in 0..<2 {
      for (number, commit) in commits.enumerated() {
        let body = try await fixture.json("/api/v1/models?limit=1&at=\(commit)")
        #expect(body["data"]?.elements.first?["title"]?.string == "Title \(number)")
      }
    }
  }

  @Test("a new commit is seen by the next request")
  func moves() async throws {
    let fixture = try WebFixture()
    #expect(try await fixture.page("/models/m01").contains("A model"))
    try fixture.sandbox.commit(["models/m01/model.yaml": WebFixture.model("m01", title: "Moved")])
    #expect(try await fixture.page("/models/m01").contains("Moved"))
  }

  @Test("a file that cannot be read is counted and the rest is served")
  func brokenFile() async throws {
    let fixture = try WebFixture()
    try fixture.sandbox.commit(["models/m02/model.yaml": "title: [\n"])
    let page = try await fixture.page("/")
    #expect(page.contains("1 file of the registry has errors"))
    #expect(page.contains("models/m02/model.yaml"))
    #expect(page.contains("href=\"/models/m01\""))
    #expect(try await fixture.ask("/models/m02").status == .notFound)
  }

  @Test("a tip that cannot be read leaves the last good state up, and says so")
  func brokenTip() async throws {
    let fixture = try WebFixture()
    #expect(try await fixture.ask("/readyz").status == .ok)
    try fixture.sandbox.git("rm", "-q", "registry.yaml")
    try fixture.sandbox.commit([:], message: "Remove the registry")
    let page = try await fixture.page("/")
    #expect(page.contains("The branch has moved on to a state that cannot be shown"))
    #expect(page.contains("href=\"/models/m01\""))
    #expect(try await fixture.ask("/readyz").status == .serviceUnavailable)
    #expect(try await fixture.ask("/healthz").status == .ok)
    try fixture.sandbox.commit(["registry.yaml": WebFixture.registry])
    #expect(try await fixture.ask("/readyz").status == .ok)
  }
}
