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

  @Test("A position of a list that means another element by now is not followed")
  func positions() throws {
    let lists = (1...3).map { count in
      Sample.model + "limitations:\n"
        + ["a", "b", "c"][(3 - count)...].map { "  - \($0)\n" }.joined()
    }
    // Both take the first away.
    let told = try outrun(["limitations.0-"], by: lists[1], beginning: lists[2]).told
    #expect(told.count == 1 && told[0].contains("'limitations' of scorer"), "\(told)")
  }

  @Test("Values of one object in a list go together, where none came or went")
  func objects() throws {
    let both = try outrun(
      ["thresholds.0.severity=error"], by: Sample.model.replacing("value: 0.9", with: "value: 0.8"))
    #expect(both.told.isEmpty, "\(both.told)")
    #expect(both.text.contains("value: 0.8") && both.text.contains("severity: error"))
    let told = try outrun(
      ["thresholds.0.value=0.7"], by: Sample.model.replacing("value: 0.9", with: "value: 0.8")
    ).told
    #expect(told.count == 1 && told[0].contains("'thresholds.0.value' of scorer"), "\(told)")
  }

  @Test(
    "Two who deploy different versions at once: the slower one is told", arguments: [true, false])
  func deployments(_ isThere: Bool) throws {
    let fixture = try WorkflowFixture()
    func promote(_ version: String) throws {
      try fixture.write { context in
        try Operation.promote(context.entity(version), to: "production", in: context)
      }
    }
    if isThere { try promote("scorer@1.0.0") }
    var attempts = 0
    let model = EntityRef.model(try ModelName("scorer"))
    let error = #expect(throws: (any Error).self) {
      try Writer(fixture.location()).write(makeOptions(), about: [model]) { context in
        attempts += 1
        if attempts == 1 { try promote("scorer@1.1.0") }
        return try Operation.promote(
          context.entity("scorer@1.0.0"), to: "production", reason: "Mine.", in: context)
      }
    }
    #expect(attempts == 2)
    let findings = (error as? WorkflowError)?.findings ?? []
    #expect(
      findings.contains { $0.rule.id.description == "RG4107" }, "\(String(describing: error))")
    #expect(
      try fixture.text("models/scorer/deployments/production/default.yaml")
        .contains("version: 1.1.0"))
  }

  @Test("What others removed does not come back, and what they changed is not removed")
  func removals() throws {
    let fixture = try WorkflowFixture()
    let path = "models/scorer/versions/2.0.0.yaml"
    var attempts = 0
    let error = #expect(throws: WorkflowError.self) {
      try fixture.write { context in
        attempts += 1
        if attempts == 1 {
          try fixture.commit([path: Sample.version("2.0.0", status: "draft") + "notes: Keep.\n"])
        }
        return try Operation.remove(context.entity("scorer@2.0.0"))
      }
    }
    #expect(error?.findings?.map(\.rule.id.description) == ["RG4107"])
    attempts = 0
    #expect(throws: RegistryError.self) {
      try fixture.write { context in
        attempts += 1
        if attempts == 1 { try fixture.sandbox.git("rm", "-q", path); try fixture.commit([:]) }
        return try Operation.set(
          context.entity("scorer@2.0.0"), [Assignment("notes=Mine.")], in: context)
      }
    }
    #expect(attempts == 2)
  }

  @Test("Who leaves just what was planned is refused nothing that stays")
  func sameElements() throws {
    let list = "limitations:\n  - a\n"
    let told = try outrun(
      ["limitations=[a, x, z]"], by: Sample.model + list + "  - x\n",
      beginning: Sample.model + list)
    #expect(told.told.isEmpty, "\(told.told)")
    #expect(told.text.contains("- x\n  - z"))
  }

  @Test("An object of a list that went to another place is not taken for the one that was there")
  func movedObjects() throws {
    let other = "  - metric: f1\n    op: \">=\"\n    value: 0.8\n"
    let first = "  - metric: accuracy\n    op: \">=\"\n    value: 0.9\n    severity: note\n"
    let begin = Sample.model + other
    let swapped = Sample.model.replacing(first, with: other + first)
    let told = try outrun(["thresholds.0.severity=error"], by: swapped, beginning: begin).told
    #expect(told.count == 1 && told[0].contains("'thresholds' of scorer"), "\(told)")
  }
}
