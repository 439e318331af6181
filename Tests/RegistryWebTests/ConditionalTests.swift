import Documents
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import RegistryWeb

@Suite("An entity tag", .reading { try WebFixture() })
struct ConditionalTests {
  static let addresses = [
    "/", "/models/m01", "/audit", "/api/v1/models", "/api/v1/audit-logs", "/api/v1/models/m01",
    "/assets/registrar.css",
  ]

  @Test("lets an unchanged answer stay where it is", arguments: addresses)
  func unchanged(address: String) async throws {
    let fixture = try SharedFixture.fixture
    let first = try await fixture.ask(address)
    let tag = try #require(first.headers[.eTag])
    #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
    #expect(first.headers[.cacheControl] == "no-cache")
    for method in [HTTPRequest.Method.get, .head] {
      for field in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
        let again = try await fixture.ask(address, method, headers: [.ifNoneMatch: field])
        #expect(again.status == .notModified)
        #expect(again.text.isEmpty)
        #expect(again.headers[.eTag] == tag)
        #expect(again.field("Content-Length") == nil)
      }
    }
    let other = try await fixture.ask(address, headers: [.ifNoneMatch: "\"\(tag)\""])
    #expect(other.status == .ok)
    #expect(other.text == first.text)
  }

  @Test("changes with the commit, the query and the representation")
  func changed() async throws {
    let fixture = try WebFixture()
    let addresses = ["/", "/?sort=-ref", "/api/v1/models", "/api/v1/models?sort=-ref"]
    var tags: Set<String> = []
    for address in addresses { tags.insert(try await fixture.ask(address).headers[.eTag] ?? "") }
    try fixture.sandbox.commit(["models/m01/model.yaml": WebFixture.model("m01", title: "New")])
    for address in addresses { tags.insert(try await fixture.ask(address).headers[.eTag] ?? "") }
    #expect(tags.count == 2 * addresses.count)
  }

  @Test("is not given to errors", arguments: ["/nothing", "/?unknown=1", "/?filter=%22"])
  func errors(address: String) async throws {
    let response = try await SharedFixture.fixture.ask(address)
    #expect(response.headers[.eTag] == nil)
    #expect(response.headers[.cacheControl] == "no-store")
  }
}
