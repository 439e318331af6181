import Registry
import TestSupport
import Testing

@testable import Workflow

extension GitSandbox {
  /// What `doctor` says of the repository here, with nothing of this machine.
  func report(root: String? = nil, author: Identity? = nil) throws -> CloneReport {
    try isolated.get()
    return CloneReport(
      of: directory, subdirectory: root, author: (author?.name, author?.email)
    ) { ("\($0)", nil) }
  }

  /// The checks of one topic, as `state: summary`.
  func checks(_ topic: HealthCheck.Topic, author: Identity? = nil) throws -> [String] {
    try report(author: author).checks.filter { $0.topic == topic }
      .map { "\($0.state.rawValue): \($0.summary)" }
  }

  /// The next steps of one topic.
  func remedies(_ topic: HealthCheck.Topic) throws -> [String] {
    try report().checks.filter { $0.topic == topic }.compactMap(\.remedy)
  }

  /// Runs the commands between quotation marks in the next steps of one topic, as a person would.
  func follow(_ topic: HealthCheck.Topic) throws {
    for remedy in try remedies(topic) {
      let parts = remedy.split(separator: "'", omittingEmptySubsequences: false)
      for (position, part) in parts.enumerated() where position % 2 == 1 {
        let result = try run("sh", ["-c", String(part)], environment: environment, in: directory)
        #expect(result.status == 0, "\(part): \(result.stderr)")
      }
    }
  }

  /// A clone of this repository, by `git clone` with these options.
  func clone(_ options: String...) throws -> GitSandbox {
    let made = try attempt(
      ["clone", "--quiet"] + options + ["file://\(directory)", root.appending("clone")])
    try #require(made.status == 0, "\(made.stderr)")
    return at("clone")
  }
}
