import Documents
import Foundation
import Git
package import Registry
import YAML

/// The example registry as a repository with a past: every commit made by the tool's own operations, with
/// dates that never change, so that two runs give the same commit ids.
package struct Demo {
  /// The moment at which the story ends: what `--as-of` should say to see what the demo says.
  package static let moment = Timestamp(seconds: 1_796_083_199)
  /// The example registry's files, which the binary carries.
  package static var exampleFiles: [(path: String, text: String)] { EmbeddedExample.files }

  private let directory: String
  private let files: [String: [UInt8]]
  private let history: DemoHistory

  /// A demo in `directory`, which must be empty or not exist.
  package init(directory: String) throws {
    self.directory = directory
    files = Dictionary(
      EmbeddedExample.files.map { ($0.path, Array($0.text.utf8)) }
    ) { first, _ in first }
    history = try DemoHistory.embedded()
  }

  /// Replays the whole story.
  ///
  /// - Returns: where the registry lies, and how many commits it has.
  /// - Throws: `WorkflowError.directoryNotEmpty`; whatever an operation throws.
  package func run(_ progress: (Int, Int) -> Void) throws -> (
    location: RegistryLocation, commits: Int
  ) {
    let existing = try? FileManager.default.contentsOfDirectory(atPath: directory)
    if let existing, !existing.isEmpty { throw WorkflowError.directoryNotEmpty(path: directory) }
    var writer: Writer?
    for (index, entry) in history.entries.enumerated() {
      progress(index + 1, history.entries.count)
      let options = try self.options(for: entry)
      if case .initialize(let paths, let with) = entry.operation {
        writer = Writer(try initialize(paths, with, options))
      } else if let writer {
        try apply(entry, options, by: writer)
      }
    }
    guard let writer else {
      throw WorkflowError.brokenResource("demo/history.yaml", reason: "it never begins")
    }
    return (writer.location, history.entries.count)
  }

  private func options(for entry: DemoHistory.Entry) throws -> WriteOptions {
    let path = "people/\(entry.author).yaml"
    let person = try document(at: path)
    guard let email = person["emails"]?[0]?.string else {
      throw WorkflowError.brokenResource(path, reason: "the author has no address")
    }
    let identity = Identity(name: person["title"]?.string ?? entry.author, email: email)
    let signature = try identity.signature(at: entry.moment)
    var options = WriteOptions(author: signature, committer: signature, moment: entry.moment)
    options.message = entry.message
    options.branch = try entry.branch.map { branch throws(GitError) in try RefName.branch(branch) }
    return options
  }

  private func initialize(
    _ more: [String], _ with: [String: JSONValue], _ options: WriteOptions
  ) throws -> RegistryLocation {
    let registry = try document(at: RegistryPath.registryFile)
    var setup = Initialization(
      directory: directory, name: try Identifier(registry["name"]?.string ?? ""),
      title: registry["title"]?.string ?? "")
    var paths = [RegistryPath.registryFile, "teams/owners.yaml"] + more
    for member in try document(at: "teams/owners.yaml")["members"]?.elements.map({ $0 }) ?? [] {
      paths.append("people/\((member.string ?? "").dropFirst("person:".count)).yaml")
    }
    for path in paths { setup.documents[path] = try content(at: path, with: with[path]) }
    return try setup.run(options).location
  }

  private func apply(
    _ entry: DemoHistory.Entry, _ options: WriteOptions, by writer: Writer
  ) throws {
    if case .merge(let branch, let number, let title) = entry.operation {
      let words = "Merge pull request #\(number) from \(branch)\n\n\(title)"
      try Merge(writer.location).merge(try RefName.branch(branch), message: words, options)
      return
    }
    _ = try writer.write(options) { context in
      try plan(entry.operation, in: context)
    }
  }

  private func plan(
    _ operation: DemoHistory.Operation, in context: Writer.Context
  ) throws -> Plan {
    let snapshot = context.snapshot
    switch operation {
    case .add(let paths, let with):
      return try Operation.put(
        paths.map { ($0, try content(at: $0, with: with[$0])) }, in: context)
    case .set(let reference, let values):
      return try Operation.set(
        try snapshot.resolve(reference),
        values.members.map { Assignment(path: $0.key, effect: .setValue($0.value)) }, in: context)
    case .promote(let reference, let environment, let name):
      return try Operation.promote(
        try snapshot.resolve(reference), to: environment, name: name, in: context)
    case .rollback(let model, let environment, let name):
      return try Operation.rollback(
        try ModelName(model), in: environment, name: name, context: context)
    case .withdraw(let reference, let reason):
      return try Operation.withdraw(try snapshot.resolve(reference), reason: reason, in: context)
    case .initialize, .merge:
      throw WorkflowError.brokenResource("demo/history.yaml", reason: "an entry is out of place")
    }
  }

  private func document(at path: String) throws(WorkflowError) -> Node {
    guard let content = files[path] else {
      throw .brokenResource(path, reason: "it is not in the example")
    }
    do throws(YAMLError) { return try YAMLReader.read(content).root } catch {
      throw .brokenResource(path, reason: error.summary)
    }
  }

  /// A finished file with some values as they were at an earlier time.
  private func content(at path: String, with values: JSONValue?) throws -> [UInt8] {
    guard var content = files[path] else {
      throw WorkflowError.brokenResource(path, reason: "it is not in the example")
    }
    for member in values?.members ?? [] {
      do throws(YAMLEditError) {
        content = try YAMLEditor.set(
          content, JSONPointer([member.key]), to: member.value, order: .asIs)
      } catch {
        throw WorkflowError.brokenResource(path, reason: error.summary)
      }
    }
    return content
  }
}
