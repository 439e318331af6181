import Git
import TestSupport

/// A new sandbox whose repository libgit2 sees with no configuration of this machine.
func makeSandbox(_ options: String...) throws -> GitSandbox {
  try isolated.get()
  return try options.first.map { try GitSandbox($0) } ?? GitSandbox()
}

extension GitSandbox {
  /// The repository as the target under test opens it.
  func open() throws -> Repository { try Repository.open(at: directory) }

  /// The object id that `git rev-parse` finds.
  func id(_ revision: String) throws -> ObjectID {
    try ObjectID(hex: git("rev-parse", "--verify", revision))
  }
}

/// A person for commits and reflogs.
func ada(at seconds: Int64 = 1_700_000_000) throws -> Signature {
  try Signature(name: "Ada Author", email: "ada@example.org", seconds: seconds, offsetMinutes: 60)
}

/// A path known to be good.
func path(_ text: String) throws -> TreePath { try TreePath(text) }

private let isolated = Result { try Libgit2.isolateConfiguration(in: "/nonexistent") }

/// Whether this user, as root does, writes where nobody may.
let writesAnywhere: Bool = {
  do {
    let directory = try TemporaryDirectory()
    _ = try run("chmod", ["a-w", directory.path])
    defer { _ = try? run("chmod", ["u+w", directory.path]) }
    return try run("touch", [directory.appending("probe")]).status == 0
  } catch {
    return true
  }
}()
