import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  /// Needs mounts, which only root may make; skipped, and shown as skipped, for everybody else.
  @Suite(
    "File systems in trouble", .enabled(if: try Mount.isPossible(), "needs root, and may mount"))
  struct FileSystemTroubleTests {
    @Test("a read-only file system") func readOnly() throws {
      let scene = try Scene(.small)
      let mount = try Mount(["--bind", scene.directory], at: scene.directory)
      try mount.remount("remount,ro,bind")
      let before = try Imprint(of: scene.directory)
      #expect(try scene.registrar("set credit/scorer lifecycle=active").status == 74)
      #expect(try scene.registrar("list models").status == 0)
      #expect(try scene.registrar("init below").status == 74)
      #expect(try Imprint(of: scene.directory).differences(from: before) == [])
      try mount.end()
      try Golden.check(scene, "file-system/read-only")
    }

    @Test("a file that cannot be formatted stays as it was, with nothing beside it")
    func format() throws {
      let scene = try Scene()
      try scene.write("b:   1\n", to: "files/one.yaml")
      try scene.write("b:   1\n", to: "before/one.yaml")
      let folder = scene.root.appending("files")
      let mount = try Mount(["--bind", folder], at: folder)
      try mount.remount("remount,ro,bind")
      #expect(try scene.registrar("format before files").status == 74)
      #expect(try scene.root.names(in: "files") == ["one.yaml"])
      #expect(try scene.root.read("before/one.yaml") == "b: 1\n")
      try mount.end()
      try Golden.check(scene, "file-system/format-read-only")
    }

    @Test("a full disk") func full() throws {
      let scene = try Scene()
      try scene.root.write("", to: "disk/.keep")
      let mount = try Mount(
        ["-t", "tmpfs", "-o", "size=2m", "tmpfs"], at: scene.root.appending("disk"))
      try FileManager.default.copyItem(
        atPath: try SharedRegistries.registry(.small).path,
        toPath: scene.root.appending("disk/registry"))
      scene.place = "disk/registry"
      // Whatever is left is filled to the last byte.
      _ = try run("dd", ["if=/dev/zero", "of=\(scene.root.appending("disk/filler"))", "bs=4k"])
      let before = try Imprint(of: scene.directory, sparing: [".git/objects"])
      #expect(try scene.registrar("set credit/scorer lifecycle=active").status == 74)
      let after = try Imprint(of: scene.directory, sparing: [".git/objects"])
      #expect(after.differences(from: before) == [])
      #expect(try scene.registrar("list models").status == 0)
      try scene.root.remove("disk/filler")
      #expect(try scene.registrar("set credit/scorer lifecycle=active").status == 0)
      try scene.git("fsck", "--strict")
      try mount.end()
      try Golden.check(scene, "file-system/full")
    }
  }
}

/// A file system mounted for a test.
private final class Mount {
  private let path: String
  private var isMounted = false

  /// Whether this process may mount at all.
  static func isPossible() throws -> Bool {
    let directory = try TemporaryDirectory()
    guard let mount = try? Mount(["-t", "tmpfs", "tmpfs"], at: directory.path) else { return false }
    try mount.end()
    return true
  }

  init(_ arguments: [String], at path: String) throws {
    self.path = path
    try Self.run("mount", arguments + [path])
    isMounted = true
  }

  deinit {
    // The last resort when a test stopped early.
    if isMounted { _ = try? TestSupport.run("umount", ["-l", path]) }
  }

  func remount(_ options: String) throws { try Self.run("mount", ["-o", options, path]) }

  func end() throws {
    try Self.run("umount", [path])
    isMounted = false
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let result = try TestSupport.run(program, arguments)
    if result.status != 0 { throw MountFailed(stderr: result.stderr) }
  }
}

private struct MountFailed: Error { let stderr: String }
