import Documents
import Findings
import Registry
import TestSupport
import Testing
import Workflow

@Suite("Writers who change one document at the same moment")
struct ConflictTests {
  /// What a change of the model by `assignments` comes to where others, faster, leave it as `theirs`: the rules that
  /// refuse it and what they say, or nothing.
  private func outrun(
    _ assignments: [String], by theirs: String, beginning: String = Sample.model
  ) throws -> (told: [String], text: String) {
    let path = "models/scorer/model.yaml"
    let fixture = try WorkflowFixture([path: beginning])
    var attempts = 0
    do {
      try fixture.write { context in
        attempts += 1
        if attempts == 1 { try fixture.commit([path: theirs]) }
        return try Operation.set(
          context.entity("scorer"), assignments.map { try Assignment($0) }, in: context)
      }
    } catch let error as WorkflowError {
      return (
        error.findings?.map { "\($0.rule.id) \($0.location.path): \($0.summary)" } ?? [],
        try fixture.text(path)
      )
    }
    #expect(attempts == 2)
    return ([], try fixture.text(path))
  }

  @Test("What another writer set meanwhile is not overwritten without a word")
  func conflict() throws {
    let theirs = Sample.model.replacing("title: Scorer ", with: "title: Their title ")
    let told = try outrun(["title=My title"], by: theirs)
    #expect(
      told.told == [
        "RG4107 models/scorer/model.yaml: 'title' of scorer was changed by others while this change was made, "
          + "which would undo that"
      ])
    #expect(told.text + "\n" == theirs)
    // What comes and goes is changed as well.
    let notes = Sample.model + "description: Theirs.\n"
    for (before, after) in [(Sample.model, notes), (notes, Sample.model)] {
      let told = try outrun(["description=Mine."], by: after, beginning: before).told
      #expect(told.count == 1 && told[0].contains("'description' of scorer"), "\(told)")
    }
  }

  @Test("Changes of other values, and to one list, go together")
  func together() throws {
    let theirs = Sample.model.replacing("title: Scorer ", with: "title: Their title ")
    let both = try outrun(["lifecycle=deprecated"], by: theirs)
    #expect(both.told.isEmpty)
    #expect(both.text.contains("Their title") && both.text.contains("lifecycle: deprecated"))
    let begin = Sample.model + "limitations:\n  - a\n  - b\n"
    let added = try outrun(["limitations+=mine"], by: begin + "  - theirs\n", beginning: begin)
    #expect(added.told.isEmpty)
    #expect(added.text.contains("  - theirs\n  - mine"))
    // A list that is set as a whole takes back what others added to it.
    let set = try outrun(["limitations=[a, mine]"], by: begin + "  - theirs\n", beginning: begin)
    #expect(set.told.count == 1 && set.told[0].contains("'limitations' of scorer"))
    // Where both say the same, nothing is undone.
    let same = try outrun(["lifecycle=deprecated", "title=Their title"], by: theirs)
    #expect(same.told.isEmpty)
  }
}
