import Git
import TestSupport
import Testing

@Suite struct WorkTreeTests {
  @Test("the listing is what `git ls-files` lists, as far as it exists")
  func listsAsGit() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(
      [
        "registry.yaml": "r", "models/a/model.yaml": "a", "models/gone.yaml": "g",
        "build/kept.yaml": "k", ".gitignore": "build/\n*.tmp\n",
      ].filter { $0.key != "build/kept.yaml" })
    try sandbox.write("k", to: "build/kept.yaml")
    try sandbox.git("add", "--force", "build/kept.yaml")
    try sandbox.write("u", to: "models/new/model.yaml")
    try sandbox.write("i", to: "build/ignored.yaml")
    try sandbox.write("i", to: "models/x.tmp")
    try sandbox.write("edited", to: "models/a/model.yaml")
    try sandbox.root.remove("work/models/gone.yaml")
    _ = try run("ln", ["-s", "nowhere", sandbox.directory + "/models/link"])
    _ = try run("chmod", ["+x", sandbox.directory + "/registry.yaml"])
    let repository = try sandbox.open()
    let listing = try repository.workTreeFiles()
    let theirs = try sandbox.git("ls-files", "-co", "--exclude-standard").split(separator: "\n")
      .filter { $0 != "models/gone.yaml" }
    #expect(listing.files.map(\.path.description) == theirs.map(String.init).sorted())
    #expect(listing.unnameable.isEmpty)
    let kinds = Dictionary(
      uniqueKeysWithValues: listing.files.map { ($0.path.description, $0.kind) })
    #expect(kinds["models/link"] == .symlink)
    #expect(kinds["registry.yaml"] == .executable)
    #expect(kinds["models/new/model.yaml"] == .regular)
    let scoped = try repository.workTreeFiles(under: path("models/a"))
    #expect(scoped.files.map(\.path.description) == ["models/a/model.yaml"])
    #expect(try repository.workTreeFiles(under: path("models/nowhere")).files.isEmpty)
  }

  @Test("a nested repository is one entry; a name that is no text is reported as bytes")
  func listsOddities() throws {
    let sandbox = try makeSandbox()
    try sandbox.git("init", "--quiet", "nested")
    try sandbox.write("x", to: "nested/file")
    let made = try run("sh", ["-c", "printf x > \"$(printf 'bad\\377')\""], in: sandbox.directory)
    #expect(made.status == 0)
    let listing = try sandbox.open().workTreeFiles()
    #expect(try listing.files.map(\.path) == [path("nested")])
    #expect(listing.files.map(\.kind) == [.repository])
    #expect(listing.unnameable == [Array("bad".utf8) + [0xFF]])
  }

  @Test("reading follows no symbolic link, at the end of a path or on the way")
  func readsNoLinks() throws {
    let sandbox = try makeSandbox()
    try sandbox.write("content", to: "dir/file")
    _ = try run("ln", ["-s", "dir/file", sandbox.directory + "/link"])
    _ = try run("ln", ["-s", "dir", sandbox.directory + "/way"])
    let repository = try sandbox.open()
    #expect(try repository.readWorkTreeFile(path("dir/file")) == Array("content".utf8))
    for name in ["link", "way/file", "dir"] {
      #expect(throws: GitError.notARegularFile(try path(name))) {
        try repository.readWorkTreeFile(path(name))
      }
    }
    for name in ["dir/nothing", "nothing/file"] {
      #expect(throws: GitError.noSuchPath(try path(name))) {
        try repository.readWorkTreeFile(path(name))
      }
    }
  }

  @Test("ignore rules are git's", arguments: ["a.tmp", "build/x", "deep/build/x", "a.yaml"])
  func knowsIgnored(name: String) throws {
    let sandbox = try makeSandbox()
    try sandbox.write("*.tmp\n/build/\n", to: ".gitignore")
    let theirs = try sandbox.attempt(["check-ignore", "--quiet", name]).status == 0
    #expect(try sandbox.open().isIgnored(path(name)) == theirs)
  }

  @Test("local changes are named, whether staged, edited, removed or in the way")
  func namesLocalChanges() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit([
      "clean": "1", "staged": "1", "edited": "1", "removed": "1", "mode": "1", "kind": "1",
      "reverted": "1", "unstaged-removal": "1", "dir/inner": "1",
    ])
    for name in ["staged", "edited", "reverted"] { try sandbox.write("2", to: name) }
    try sandbox.git("add", "staged", "reverted")
    try sandbox.write("1", to: "reverted")
    try sandbox.git("rm", "--quiet", "removed")
    try sandbox.root.remove("work/unstaged-removal")
    _ = try run("chmod", ["+x", sandbox.directory + "/mode"])
    try sandbox.root.remove("work/kind")
    _ = try run("ln", ["-s", "1", sandbox.directory + "/kind"])
    try sandbox.write("u", to: "untracked")
    try sandbox.write("u", to: "place/untracked")
    try sandbox.write("a", to: "added")
    try sandbox.git("add", "added")
    let repository = try sandbox.open()
    let asked = try [
      "clean", "staged", "edited", "removed", "mode", "kind", "reverted", "unstaged-removal",
      "dir/inner", "untracked", "place", "added", "nothing", "nothing/below", "untracked/below",
    ].map { try path($0) }
    let changed = try repository.localChanges(to: asked, comparedWith: sandbox.id("HEAD^{tree}"))
    #expect(
      changed.map(\.description) == [
        "added", "edited", "kind", "mode", "place/untracked", "removed", "reverted", "staged",
        "unstaged-removal", "untracked",
      ])
    // What has the tree's content again, whatever is staged, is no difference of the work tree.
    let differing = try repository.workTreeDifference(from: sandbox.id("HEAD^{tree}"))
    #expect(
      differing.filter { $0.description != "reverted" }
        == changed.filter {
          $0.description != "reverted"
        })
    #expect(
      try repository.workTreeDifference(from: sandbox.id("HEAD^{tree}"), under: path("place"))
        .map(\.description) == ["place/untracked"])
  }

  @Test("line endings that the index has as they are on disk are no local change")
  func keepsLineEndings() throws {
    let sandbox = try makeSandbox()
    try sandbox.git("config", "core.autocrlf", "false")
    try sandbox.commit(["a.txt": "one\r\ntwo\r\n", "b.txt": "one\n"])
    try sandbox.git("config", "core.autocrlf", "input")
    _ = try run("touch", ["-d", "2020-01-01", sandbox.directory + "/a.txt"])
    #expect(try sandbox.git("status", "--porcelain") == "")
    _ = try run("touch", ["-d", "2021-01-01", sandbox.directory + "/a.txt"])
    let repository = try sandbox.open()
    let tree = try sandbox.id("HEAD^{tree}")
    #expect(try repository.localChanges(to: [path("a.txt")], comparedWith: tree) == [])
    #expect(try repository.workTreeDifference(from: tree) == [])
  }

  @Test("line endings that Git converts are no local change, and are written as Git writes them")
  func convertsLineEndings() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit([".gitattributes": "*.txt text eol=crlf\n", "a.txt": "one\n"])
    try sandbox.root.remove("work/a.txt")
    try sandbox.git("checkout", "--", "a.txt")
    #expect(try sandbox.read("a.txt") == "one\r\n")
    let repository = try sandbox.open()
    let base = try sandbox.id("HEAD^{tree}")
    #expect(try repository.localChanges(to: [path("a.txt")], comparedWith: base).isEmpty)
    let blob = try repository.writeBlob(Array("two\n".utf8))
    let tree = try repository.writeTree(applying: [.put(path("a.txt"), blob)], to: base)
    try repository.bringAlong([path("a.txt")], from: base, to: tree)
    #expect(try sandbox.read("a.txt") == "two\r\n")
    #expect(try sandbox.git("diff-files") == "")
  }
}
