import Documents
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import RegistryWeb

@Suite("The audit log over HTTP", .reading(WebFixture.renamedAndReleased))
struct AuditTests {
  private func actions(_ fixture: WebFixture, _ query: String) async throws -> [String] {
    let body = try await fixture.json("/api/v1/audit-logs?\(query)")
    return (body["data"]?.elements ?? []).compactMap { $0["action"]?.string }
  }

  @Test("tells what changed, from what to what, by whom")
  func events() async throws {
    let fixture = try SharedFixture.fixture
    let body = try await fixture.json("/api/v1/audit-logs?action=model.changed")
    let event = try #require(body["data"]?.elements.first)
    #expect(event["subject"] == "m01")
    #expect(event["changes"] == [["field": "title", "old": "A model", "new": "Renamed"]])
    #expect(event["author"]?["name"] == "Ada Author")
    #expect(event["message"] == "Rename it")
    let page = try await fixture.page("/audit?action=model.changed")
    #expect(page.contains("<bdi>A model</bdi></del>"))
    #expect(page.contains("<bdi>Renamed</bdi></ins>"))
  }

  @Test(
    "answers by subject, author, action and time",
    arguments: [
      ("subject=m01&action=model", ["model.changed", "model.registered"]),
      ("author=grace&action=version", ["version.released"]),
      ("author=ADA&subject=m01", ["model.changed", "model.registered"]),
      ("since=2024-01-01&action=deployment", ["deployment.started"]),
      ("until=2023-12-31&subject=m02", ["model.registered"]),
      ("since=2024-03-10", []), ("since=2024-03-09&action=released", ["version.released"]),
      ("subject=m01@1.0.0&action=evaluation", ["evaluation.recorded"]),
      ("filter=action%20=%20model.changed", ["model.changed"]),
      (
        "filter=author.name%20=%20Grace%20AND%20action%20LIKE%20%22version%25%22",
        ["version.released"]
      ),
      ("sort=action&limit=1", ["deployment.started"]),
    ])
  func questions(query: String, expected: [String]) async throws {
    #expect(try await actions(try SharedFixture.fixture, query) == expected)
  }

  @Test("gives every event once over its pages", arguments: [1, 3, 50])
  func paging(limit: Int) async throws {
    let fixture = try SharedFixture.fixture
    let all = try await fixture.json("/api/v1/audit-logs?limit=200")["data"]?.elements
    var events: [JSONValue] = []
    var address: String? = "/api/v1/audit-logs?limit=\(limit)"
    while let current = address, events.count <= 50 {
      events += try await fixture.json(current)["data"]?.elements ?? []
      address = try await fixture.ask(current).field("Link")
        .map { String($0.dropFirst().prefix { $0 != ">" }) }
    }
    #expect(events == all)
    #expect(events.count == 9)
  }

  @Test("pages lead from one to the next")
  func pages() async throws {
    let fixture = try SharedFixture.fixture
    let first = try await fixture.page("/audit?limit=3&subject=m01")
    #expect(first.contains("1 to 3 events"))
    let start = try #require(first.firstRange(of: "rel=\"next\" href=\""))
    let address = first[start.upperBound...].prefix { $0 != "\"" }
      .replacing("&amp;", with: "&")
    let second = try await fixture.page(String(address))
    #expect(second.contains("4 to 5 events"))
    #expect(second.contains("First page"))
  }

  @Test("a document that is gone keeps its past; one that never was is not found")
  func subjects() async throws {
    let fixture = try WebFixture.renamedAndReleased()
    try fixture.sandbox.git("rm", "-q", "-r", "models/m03")
    try fixture.sandbox.commit([:], message: "Remove it")
    #expect(try await actions(fixture, "subject=m03") == ["model.removed", "model.registered"])
    #expect(try await fixture.ask("/audit?subject=m99").status == .notFound)
    #expect(try await fixture.ask("/api/v1/audit-logs?subject=M%2099").status == .badRequest)
    #expect(try await fixture.ask("/api/v1/audit-logs?since=yesterday").status == .badRequest)
  }

  @Test("the form shows what was asked")
  func form() async throws {
    let page = try await SharedFixture.fixture.page(
      "/audit?subject=m01&since=2023-01-01&author=%22%3E")
    #expect(page.contains("name=\"subject\" type=\"text\" value=\"m01\""))
    #expect(page.contains("name=\"since\" type=\"date\" value=\"2023-01-01\""))
    #expect(page.contains("value=\"&quot;&gt;\""))
    #expect(page.contains("No event matches"))
  }
}
