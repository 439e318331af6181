import Git
import TestSupport
import Testing

@Suite struct ObjectBatchTests {
  @Test("a batch reads what it wrote, and a flush makes it one pack that git accepts")
  func flushesOnePack() throws {
    let sandbox = try makeSandbox("--bare")
    let repository = try sandbox.open()
    let batch = try ObjectBatch(repository)
    var tree: ObjectID?
    var tip: ObjectID?
    for number in 0..<50 {
      let blob = try batch.repository.writeBlob(Array("content \(number)\n".utf8))
      tree = try batch.repository.writeTree(
        applying: [.put(path("models/m\(number % 7)/e\(number).yaml"), blob)], to: tree)
      tip = try batch.repository.writeCommit(
        tree: #require(tree), parents: tip.map { [$0] } ?? [], author: ada(), committer: ada(),
        message: "\(number)\n")
    }
    let head = try #require(tip)
    #expect(try batch.count() > 200)
    #expect(try !repository.contains(head))
    try batch.flush()
    #expect(try batch.count() == 0)
    #expect(try repository.contains(head))
    try repository.updateReference(
      .branch("main"), to: head, expecting: nil, reflog: "m", identity: ada())
    #expect(try sandbox.git("rev-list", "--count", "main") == "50")
    let check = try sandbox.attempt(["fsck", "--strict"])
    #expect(check.status == 0, "\(check.stderr)")
    let counted = try sandbox.git("count-objects", "-v").split(separator: "\n")
    #expect(counted.contains("count: 0"))
    #expect(counted.contains("packs: 1"))
  }

  @Test("a batch goes on after a flush, and an empty flush writes nothing")
  func flushesAgain() throws {
    let sandbox = try makeSandbox("--bare")
    let batch = try ObjectBatch(sandbox.open())
    try batch.flush()
    for number in 0..<2 {
      _ = try batch.repository.writeBlob([UInt8(number)])
      try batch.flush()
    }
    #expect(try sandbox.git("count-objects", "-v").contains("packs: 2"))
  }

  @Test("what the repository has already is in no pack again")
  func packsOnce() throws {
    let sandbox = try makeSandbox("--bare")
    let repository = try sandbox.open()
    let old = try repository.writeBlob(Array("old".utf8))
    let batch = try ObjectBatch(repository)
    #expect(try batch.repository.writeBlob(Array("old".utf8)) == old)
    #expect(try batch.count() == 0)
    let new = try batch.repository.writeBlob(Array("new".utf8))
    #expect(try batch.repository.writeBlob(Array("new".utf8)) == new)
    #expect(try batch.count() == 1)
    try batch.flush()
    let other = try ObjectBatch(repository)
    _ = try other.repository.writeBlob(Array("new".utf8))
    try other.flush()
    #expect(try sandbox.git("count-objects", "-v").contains("packs: 1"))
  }
}
