import Documents
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import RegistryWeb

@Suite("A page", .reading(WebFixture.released))
struct PageTests {
  private func fixture() throws -> WebFixture { try SharedFixture.fixture }

  @Test("lists models with owner, what runs, what underperforms and who changed them")
  func list() async throws {
    let page = try await fixture().page("/")
    #expect(page.contains("<title>Models · Fernwood models</title>"))
    #expect(page.contains("<a href=\"/models/m01\">"))
    #expect(page.contains("team:risk"))
    #expect(page.contains("<span class=\"badge good\"><a href=\"/models/m01/versions/1.0.0\">"))
    #expect(page.contains("<span class=\"badge bad\"><a href=\"/models/m01/versions/1.0.0\">"))
    #expect(page.contains("Ada Author"))
    #expect(page.contains("3 models"))
  }

  @Test("is made for readers of all kinds", arguments: ["/", "/models/m01", "/audit", "/nothing"])
  func accessibility(address: String) async throws {
    let page = try await fixture().page(address)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    for part in [
      "<a class=\"skip\" href=\"#main\">", "<main id=\"main\"", "<nav aria-label=\"Site\">",
      "<footer",
      "<meta name=\"viewport\"", "<link rel=\"stylesheet\" href=\"/assets/registrar.css\">",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(page.ranges(of: "<h1").count == 1)
    #expect(page.ranges(of: "<table").count == page.ranges(of: "<caption").count)
    #expect(
      page.ranges(of: "<th").count == page.ranges(of: "scope=\"").count
        + page.ranges(of: "<thead").count)
    #expect(!page.contains(" style=") && !page.contains("<style"))
  }

  @Test("searches by a filter or by words")
  func search() async throws {
    let fixture = try fixture()
    let filtered = try await fixture.page("/?filter=ref%20=%20m02")
    #expect(filtered.contains("1 model<") && filtered.contains("value=\"ref = m02\""))
    let words = try await fixture.page("/?filter=M03%20model")
    #expect(words.contains("1 model<") && words.contains("href=\"/models/m03\""))
    #expect(words.contains("value=\"M03 model\""))
    #expect(try await fixture.page("/?filter=zebra").contains("No model matches"))
    let wrong = try await fixture.ask("/?filter=owner%20==%20x")
    #expect(wrong.status == .badRequest)
    #expect(wrong.text.contains("This filter cannot be read"))
    #expect(wrong.text.contains("aria-invalid=\"true\""))
    #expect(wrong.text.contains("value=\"owner == x\""))
  }

  @Test("sorts by its columns, one way and back")
  func sorting() async throws {
    let fixture = try fixture()
    let page = try await fixture.page("/?sort=owner")
    #expect(page.contains("aria-sort=\"ascending\"><a href=\"/?sort=-owner\">Owner</a>"))
    let back = try await fixture.page("/?sort=-owner&limit=1")
    #expect(back.contains("aria-sort=\"descending\"><a href=\"/?sort=owner&amp;limit=1\">"))
    #expect(back.contains("1 to 1 of 3 models"))
  }

  @Test("tells a model's versions, metrics, deployments and last changes")
  func model() async throws {
    let page = try await fixture().page("/models/m01")
    #expect(page.contains("Metrics of version 1.0.0"))
    #expect(page.contains("0.87") && page.contains("&gt;= 0.9"))
    #expect(page.contains("<span class=\"badge bad\">missed</span>"))
    #expect(page.contains("<span class=\"badge bad\">0/1 missing</span>"))
    #expect(page.contains("version.released"))
    #expect(page.contains("href=\"/audit?subject=m01\""))
    let version = try await fixture().page("/models/m01/versions/1.0.0")
    #expect(version.contains("Version 1.0.0") && version.contains("underperforming"))
  }

  @Test("of an error names one next step")
  func errors() async throws {
    let response = try await fixture().ask("/models/m0l")
    #expect(response.status == .notFound)
    #expect(response.text.contains("Did you mean &#39;m01&#39;?"))
    #expect(response.text.contains("Go to all models"))
  }
}
