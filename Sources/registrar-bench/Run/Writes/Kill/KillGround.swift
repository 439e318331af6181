import Documents
import Foundation

/// A repository in which writers are killed.
struct KillGround {
  let stage: Stage
  let directory: String
  let isBare: Bool

  /// A new clone of `source`.
  init(_ stage: Stage, source: String, isBare: Bool) throws {
    self.stage = stage
    self.isBare = isBare
    directory = try stage.clone("kill-\(isBare ? "bare.git" : "clone")", bare: isBare, of: source)
  }

  /// In words.
  var title: String { isBare ? "in a bare repository" : "in a clone with a work tree" }

  private var gitDirectory: String { isBare ? directory : "\(directory)/.git" }

  /// Adds a person.
  func write(
    _ name: String, environment: [String: String] = [:], killedAfter limit: Duration? = nil
  ) throws -> Attempt {
    try stage.attempt(
      stage.registrar, ["add", "person", name, "--email", "\(name)@larkfield.example"],
      in: directory, environment: environment, killedAfter: limit)
  }

  /// HEAD and its first parent.
  func head() throws -> (commit: String, parent: String?) {
    let ids = try git(["rev-list", "--max-count=2", "--first-parent", "HEAD"])
      .split(separator: "\n").map(String.init)
    return (ids.first ?? "", ids.dropFirst().first)
  }

  /// The lines of `git status`; none where there is no work tree.
  func status() throws -> [String] {
    isBare ? [] : try git(["status", "--porcelain"]).split(separator: "\n").map(String.init)
  }

  /// Brings index and work tree to HEAD.
  func tidy() throws {
    _ = try git(["reset", "--quiet", "--hard"])
    _ = try git(["clean", "--quiet", "--force", "-d"])
  }

  /// The paths of all lock files.
  func locks() throws -> [String] {
    try files(below: gitDirectory).filter { $0.hasSuffix(".lock") }
  }

  /// Removes a lock file.
  func remove(_ lock: String) throws { try FileManager.default.removeItem(atPath: lock) }

  /// Files that only a write in progress has a use for, by kind.
  func temporaryFiles() throws -> [String: Int] {
    let names = try files(below: isBare ? gitDirectory : directory)
      .map { URL(fileURLWithPath: $0).lastPathComponent }
    let kinds = names.compactMap(Self.kind)
    return Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
  }

  /// What such a file is called, without the part that chance made.
  private static func kind(_ name: String) -> String? {
    if name.hasSuffix(".lock") { return name }
    if name.hasPrefix(".registrar-") { return ".registrar-*" }
    if name.hasSuffix(".registrar") { return name }
    if name.hasPrefix("registrar-for-") { return "registrar-for-*" }
    if name.hasPrefix("tmp_object") { return "tmp_object*" }
    return name.hasPrefix("tmp_") ? "tmp_*" : nil
  }

  /// The paths of files and folders that only a write in progress has a use for, unfinished objects left out.
  func leftovers() throws -> [String] {
    try files(below: isBare ? gitDirectory : directory).filter { path in
      let name = URL(fileURLWithPath: path).lastPathComponent
      return Self.kind(name).map { !$0.hasPrefix("tmp_") } ?? false
    }
  }

  /// What `registrar doctor` finds left over, in its words.
  func doctor() throws -> [String] {
    let output = try stage.attempt(stage.registrar, ["doctor", "--json"], in: directory).output
    return try JSONReader.read(Array(output.utf8)).root["checks"]?.elements
      .filter { $0["topic"]?.string == "leftovers" && $0["state"]?.string != "ok" }
      .compactMap { $0["summary"]?.string } ?? []
  }

  private func files(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).map { "\(folder)/\($0)" }
  }

  private func git(_ arguments: [String]) throws -> String {
    try stage.git().output(of: arguments, in: directory, environment: stage.environment)
  }
}
