import Documents
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import RegistryWeb

@Suite("A collection over HTTP", .reading(WebFixture.released))
struct CollectionTests {
  @Test("comes with the commit and the day it was judged for")
  func shape() async throws {
    let fixture = try SharedFixture.fixture
    let body = try await fixture.json("/api/v1/models")
    #expect(body.members.map(\.key) == ["data", "commit", "asOf", "nextCursor"])
    #expect(body["commit"]?.string == (try fixture.sandbox.git("rev-parse", "HEAD")))
    #expect(body["asOf"]?.string == "2026-11-30T00:53:20Z")
    #expect(body["nextCursor"] == .null)
    #expect(body["data"]?.elements.map { $0["ref"] } == ["m01", "m02", "m03"])
    #expect(body["data"]?.elements.first?["changedBy"] == "Ada Author")
  }

  @Test("gives every row once over its pages", arguments: [1, 2, 7, 12, 200])
  func paging(limit: Int) async throws {
    let fixture = try WebFixture(models: 12)
    let all = try await fixture.json("/api/v1/models")["data"]?.elements
    var rows: [JSONValue] = []
    var address: String? = "/api/v1/models?limit=\(limit)"
    while let current = address {
      let response = try await fixture.ask(current)
      let page = try await fixture.json(current)
      rows += page["data"]?.elements ?? []
      #expect((page["data"]?.elements.count ?? 0) <= limit)
      address = response.field("Link").map { String($0.dropFirst().prefix { $0 != ">" }) }
      #expect((address == nil) == (page["nextCursor"] == .null))
      #expect(rows.count <= 12)
    }
    #expect(rows == all)
  }

  @Test("keeps its pages together while the branch moves")
  func stability() async throws {
    let fixture = try WebFixture(models: 4)
    let first = try await fixture.json("/api/v1/models?limit=2")
    let cursor = try #require(first["nextCursor"]?.string)
    try fixture.sandbox.git("rm", "-q", "-r", "models/m02", "models/m03")
    try fixture.sandbox.commit([:], message: "Remove two")
    let second = try await fixture.json(
      "/api/v1/models?limit=2&cursor=\(PercentEncoding.encoded(cursor))")
    #expect(second["data"]?.elements.map { $0["ref"] } == ["m03", "m04"])
    #expect(second["commit"] == first["commit"])
    let now = try await fixture.json("/api/v1/models")
    #expect(now["data"]?.elements.map { $0["ref"] } == ["m01", "m04"])
  }

  @Test(
    "filters, sorts and shows what is asked for",
    arguments: [
      ("filter=ref%20=%20m02", ["m02"]), ("filter=inProduction", ["m01"]),
      ("filter=NOT+inProduction", ["m02", "m03"]), ("sort=-ref", ["m03", "m02", "m01"]),
      ("sort=-inProduction,-ref&limit=2", ["m01", "m03"]), ("filter=metric.accuracy<0.9", ["m01"]),
      ("filter=", ["m01", "m02", "m03"]), ("filter=ref%20LIKE%20%22x%25%22", []),
    ])
  func questions(query: String, expected: [String]) async throws {
    let fixture = try SharedFixture.fixture
    let body = try await fixture.json("/api/v1/models?\(query)")
    #expect(body["data"]?.elements.compactMap { $0["ref"]?.string } == expected)
  }

  @Test("shows the chosen fields behind the reference")
  func fields() async throws {
    let body = try await SharedFixture.fixture.json("/api/v1/models?fields=owner&limit=1")
    #expect(body["data"] == [["ref": "m01", "owner": "team:risk"]])
  }

  @Test("holds metrics against their thresholds")
  func metrics() async throws {
    let fixture = try SharedFixture.fixture
    let rows = try await fixture.json("/api/v1/metrics?filter=missed")["data"]?.elements
    #expect(rows?.map { $0["metric"] } == ["accuracy"])
    #expect(rows?.first?["value"] == .number("0.87"))
    #expect(rows?.first?["threshold"] == ">= 0.9")
  }

  @Test(
    "refuses what makes no sense, and says which parameter it is",
    arguments: [
      ("limit=0", "limit"), ("limit=201", "limit"), ("limit=-283", "limit"), ("limit=ten", "limit"),
      ("limit=99999999999999999999999", "limit"), ("limit=1&limit=2", "limit"), ("q=x", "q"),
      ("filter=owner%20==%20x", "filter"), ("filter=nothing", "filter"), ("sort=nothing", "sort"),
      ("fields=nothing", "fields"), ("cursor=x", "cursor"), ("cursor=~~", "cursor"),
      ("filter=%ff", nil), ("filter=%zz", nil), ("filter=a%00b", nil),
      ("since=2026-01-01", "since"),
    ])
  func refusals(query: String, parameter: String?) async throws {
    let fixture = try SharedFixture.fixture
    let response = try await fixture.ask("/api/v1/models?\(query)")
    #expect(response.status == .badRequest)
    let problem = try await fixture.json("/api/v1/models?\(query)")
    #expect(problem["errors"]?.elements.first?["parameter"]?.string == parameter)
  }

  @Test("repeats the words of a filter's error")
  func filterErrors() async throws {
    let problem = try await SharedFixture.fixture.json("/api/v1/models?filter=ownr%20=%20x")
    let detail = try #require(problem["detail"]?.string)
    #expect(detail.contains("unknown field 'ownr'"))
    #expect(detail.contains("did you mean 'owner'?"))
  }

  @Test("refuses a cursor of another question, and one that leads nowhere")
  func cursors() async throws {
    let fixture = try SharedFixture.fixture
    let body = try await fixture.json("/api/v1/models?limit=1&sort=ref")
    let cursor = try #require(body["nextCursor"]?.string)
    let encoded = PercentEncoding.encoded(cursor)
    for address in ["models?limit=1", "versions?limit=1&sort=ref"] {
      #expect(try await fixture.ask("/api/v1/\(address)&cursor=\(encoded)").status == .badRequest)
    }
    let gone = encoded.replacing(
      try fixture.sandbox.git("rev-parse", "HEAD"), with: String(repeating: "0", count: 40))
    let stale = try await fixture.ask("/api/v1/models?limit=1&sort=ref&cursor=\(gone)")
    #expect(stale.status == .notFound)
    let beyond = encoded.replacing("~m01", with: "~m99")
    let nowhere = try await fixture.ask("/api/v1/models?limit=1&sort=ref&cursor=\(beyond)")
    #expect(nowhere.status == .notFound)
  }
}
