import Findings
import Foundation
import Git
import Registry
import TestSupport
import Testing

@testable import Workflow

@Suite("Verdicts of earlier runs")
struct VerdictCacheTests {
  private static let noon = Timestamp(seconds: 1_796_040_000)
  /// Broken in a few ways, so that there is something to tell.
  private static let broken = [
    "models/credit/scorer/versions/9.0.0.yaml": "kind: Nothing\n",
    "teams/lost.yaml": "apiVersion: registrar/v1\nkind: Team\nname: other\n",
  ]

  private func state(
    _ fixture: WorkflowFixture, _ revision: Observation.Revision = .workTree,
    asOf moment: Timestamp = Self.noon
  ) throws -> RegistryState {
    try RegistryState(fixture.location(), at: revision, asOf: nil, now: moment)
  }

  private func folder(_ fixture: WorkflowFixture) throws -> String {
    try fixture.location().repository.commonDirectory + "registrar/verdicts"
  }

  private func verdicts(_ fixture: WorkflowFixture) throws -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: try folder(fixture))) ?? []).sorted()
  }

  /// What is found with the cache; it must be what is found without.
  @discardableResult
  private func judge(
    _ fixture: WorkflowFixture, _ revision: Observation.Revision = .workTree,
    asOf moment: Timestamp = Self.noon
  ) throws -> [Finding] {
    let state = try state(fixture, revision, asOf: moment)
    let told = try Validation(state, cache: VerdictCache(state.location))
    let anew = try Validation(state, cache: nil)
    #expect(told.findings == anew.findings)
    #expect(told.files == anew.files)
    return told.findings
  }

  /// Says of the one verdict that is kept, in its own words, that nothing is wrong.
  private func forge(_ fixture: WorkflowFixture) throws {
    let name = try #require(try verdicts(fixture).first)
    let text = #"{"files":[],"findings":[]}"#
    let digest = ContentDigest.hexadecimal(of: text.utf8)
    try Data("\(digest)\n\(text)".utf8).write(
      to: URL(filePath: "\(folder(fixture))/\(name)"))
  }

  @Test(
    "What was judged is told again without reading a file",
    arguments: [Observation.Revision.workTree, .head])
  func again(_ revision: Observation.Revision) throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(Self.broken)
    #expect(!(try judge(fixture, revision).isEmpty))
    #expect(try verdicts(fixture).count == 1)
    // Nobody but a reader of the kept verdict would say this.
    try forge(fixture)
    let state = try state(fixture, revision)
    #expect(try Validation(state, cache: VerdictCache(state.location)).findings.isEmpty)
    #expect(!(try Validation(state, cache: nil).findings.isEmpty))
  }

  @Test("A finding is told with all that is known of it")
  func whole() throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(Self.broken)
    let first = try judge(fixture)
    #expect(first.contains { $0.location.line != nil && $0.remedy != nil })
    #expect(HumanFindings().text(try judge(fixture)) == HumanFindings().text(first))
  }

  @Test("A damaged verdict is as good as none", arguments: ["", "\n", "x", "cut", "bit", "shape"])
  func damaged(_ way: String) throws {
    let fixture = try WorkflowFixture()
    try fixture.commit(Self.broken)
    try judge(fixture)
    let path = try folder(fixture) + "/" + #require(try verdicts(fixture).first)
    var content = Array(try Data(contentsOf: URL(filePath: path)))
    switch way {
    case "cut": content.removeLast(20)
    case "bit": content[content.count / 2] ^= 1
    case "shape":
      let text = #"{"files":[7],"findings":[[1]]}"#
      content = Array("\(ContentDigest.hexadecimal(of: text.utf8))\n\(text)".utf8)
    default: content = Array(way.utf8)
    }
    try Data(content).write(to: URL(filePath: path))
    #expect(!(try judge(fixture).isEmpty))
  }

  @Test("Whatever changes is judged anew")
  func changes() throws {
    let fixture = try WorkflowFixture()
    let path = "models/scorer/model.yaml"
    let text = try fixture.sandbox.read(path)
    // Each is judged, and told the second time.
    func look() throws -> Int {
      try judge(fixture)
      let kept = try verdicts(fixture).count
      try judge(fixture)
      #expect(try verdicts(fixture).count == kept)
      return kept
    }
    #expect(try look() == 1)
    // As long as it was, and as old.
    let file = fixture.sandbox.directory + "/" + path
    let date = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate]
    try fixture.sandbox.write(text.replacing("owner: team:", with: "owner: taem:"), to: path)
    try FileManager.default.setAttributes([.modificationDate: date as Any], ofItemAtPath: file)
    #expect(try look() == 2)
    try fixture.sandbox.git("add", path)
    #expect(try look() == 3)
    try fixture.sandbox.write("kind: Nothing\n", to: "teams/untracked.yaml")
    #expect(try look() == 4)
    try fixture.sandbox.write("*.yaml\n", to: "teams/.gitignore")
    #expect(try look() == 5)
    try FileManager.default.removeItem(atPath: file)
    #expect(try look() == 6)
    try judge(fixture, asOf: Timestamp(seconds: Self.noon.seconds + 43_199))
    #expect(try verdicts(fixture).count == 6)
    try judge(fixture, asOf: Timestamp(seconds: Self.noon.seconds + 43_200))
    #expect(try verdicts(fixture).count == 7)
    try judge(fixture, .head)
    #expect(try verdicts(fixture).count == 8)
  }

  @Test(
    "A filter that makes one blob of two files of one length excuses neither",
    arguments: [true, false])
  func filtered(_ isIdent: Bool) throws {
    let fixture = try WorkflowFixture()
    let path = "models/scorer/model.yaml"
    let text = try fixture.sandbox.read(path)
    try fixture.sandbox.git("config", "filter.x.clean", "sed 's/a\"b/aXb/'")
    try fixture.sandbox.write("*.yaml \(isIdent ? "ident" : "filter=x")\n", to: ".gitattributes")
    func write(_ middle: String) throws {
      try fixture.sandbox.write("\(text)\nnotes: \"$Id: a\(middle)b $\"\n", to: path)
    }
    func wait() throws { _ = try run("sleep", ["0.05"]) }
    try write("X")
    try wait()
    try fixture.sandbox.git("add", "-A")
    let first = try judge(fixture).map(\.rule.id)
    try write("\"")
    // Both with the index as it was, and with one that takes the new content for the old blob.
    #expect(try judge(fixture).map(\.rule.id) != first)
    try wait()
    try fixture.sandbox.git("add", "-A")
    #expect(try judge(fixture).map(\.rule.id) != first)
  }

  @Test("Where Git is told not to look at files, nothing is kept", arguments: [true, false])
  func hidden(_ isSkipped: Bool) throws {
    let fixture = try WorkflowFixture()
    try fixture.sandbox.git(
      "update-index", isSkipped ? "--skip-worktree" : "--assume-unchanged", "registry.yaml")
    try judge(fixture)
    #expect(try verdicts(fixture).isEmpty)
    try fixture.sandbox.write("nothing\n", to: "registry.yaml")
    #expect(!(try judge(fixture).isEmpty))
  }

  @Test("Another program, another folder, another key")
  func keys() throws {
    let fixture = try WorkflowFixture(root: "registry")
    let state = try state(fixture)
    let key = try #require(try VerdictKey(state))
    #expect(try VerdictKey(state) == key)
    #expect(try VerdictKey(state.lookedAtAnew) == key)
    let other = try #require(FileStamp(fixture.sandbox.directory + "/.git/HEAD"))
    #expect(try VerdictKey(state, program: [other]) != key)
    #expect(try VerdictKey(state, program: nil) == nil)
    #expect(try VerdictKey(self.state(fixture, .head)) != key)
  }
}
