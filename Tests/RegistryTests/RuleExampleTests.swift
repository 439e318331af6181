import Findings
import Registry
import Testing

@Suite("Examples of rules")
struct RuleExampleTests {
  @Test(
    "Every rule has an example; that in files breaks the rule where it is marked, and nothing else",
    arguments: RuleCatalogue.all)
  func failing(_ rule: RuleDescriptor) throws {
    switch try #require(rule.example) {
    case .words(let fails, let passes): #expect(!fails.isEmpty && !passes.isEmpty)
    case .files(let before, let fails, _):
      let result = try JudgedChange(from: texts(before), to: texts(fails))
      let marked = result.marked.isEmpty ? [try #require(fails.first?.path)] : result.marked
      #expect(
        result.introduced == marked.map { "\(rule.id) \($0)" },
        "\(HumanFindings().text(result.findings))")
    }
  }

  @Test("The other example breaks no rule at all", arguments: RuleCatalogue.all)
  func passing(_ rule: RuleDescriptor) throws {
    guard case .files(let before, _, let passes)? = rule.example else { return }
    let result = try JudgedChange(from: texts(before), to: texts(passes))
    #expect(result.marked.isEmpty)
    #expect(result.introduced.isEmpty, "\(HumanFindings().text(result.findings))")
  }

  private func texts(_ files: [RuleExample.File]) -> [String: String?] {
    Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) })
  }
}

extension RuleDescriptor: CustomTestStringConvertible {
  package var testDescription: String { "\(id) \(name)" }
}
