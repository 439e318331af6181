import ArgumentParser
import AuditTrail
import Compliance
import Documents
import Findings
import Foundation
import Git
import Registry
import RegistryWeb
import Workflow

/// `registrar demo [DIR]`.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Make an example registry with a past, ask it four questions, and serve it.",
    discussion: """
      Everything is made by the tool's own operations with fixed dates, so that every run gives the same \
      commits.
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var server: ServerOptions

  @Argument(help: ArgumentHelp("Where; must be empty or not exist.", valueName: "dir"))
  var directory = "registrar-demo"

  @Flag(inversion: .prefixedNo, help: "Serve the registry when it is made.")
  var serve = true

  func run() async throws {
    if serve { try server.check() }
    let console = repository.console
    let path = URL(
      filePath: directory.literalPath,
      relativeTo: URL(filePath: repository.resolvedDirectory, directoryHint: .isDirectory)
    ).standardizedFileURL.path(percentEncoded: false)
    let made = try Demo(directory: path).run { done, all in
      console.progress("making the example registry: commit \(done) of \(all)")
    }
    console.endProgress()
    let observation = try Observation(
      made.location, at: .head, asOf: Demo.moment, now: Demo.moment)
    answer(observation, commits: made.commits)
    guard serve else { return }
    do {
      try await server.serve(made.location, console, asOf: Demo.moment)
    } catch let reason as WebServerError {
      throw UnservedDemo(directory: directory, reason: reason)
    }
  }

  private func answer(_ observation: Observation, commits: Int) {
    let console = repository.console
    let validation = Validation(observation)
    let title = observation.snapshot.registry?.text("title") ?? ""
    console.print("\(title): \(commits) commits in \(directory)\n")

    console.print(
      console.styled("Does it hold together?", .bold)
        + "  registrar validate --as-of \(Demo.moment.day)")
    console.printRaw(console.findings(validation.findings))
    console.print("\(validation.counts.summary(of: validation.files.count, "file"))\n")

    console.print(
      console.styled("What runs in production?", .bold)
        + "  registrar list deployments --filter inProduction")
    let deployments = observation.inventory.listing(.deployments).rows
      .filter { $0["inProduction"]?.boolean == true }
    console.printRaw(
      table(
        .deployments, ["ref", "version", "role", "approvals", "owner"], deployments, observation))

    console.print(
      "\n" + console.styled("Who owns it, and when did it change?", .bold)
        + "  registrar list models")
    console.printRaw(
      table(
        .models, ["ref", "owner", "production", "underperforming", "changedAt", "changedBy"],
        observation.inventory.listing(.models).rows, observation))

    console.print(
      "\n" + console.styled("What does the trail say?", .bold)
        + "  registrar log fraud/detector --limit 8 --format oneline")
    var filter = AuditFilter()
    if let model = try? ModelName("fraud/detector") { filter.subjects = [.model(model)] }
    let events = (try? observation.history?.events(filter, limit: 8)) ?? []
    for event in events { console.print(EventText(console: console).line(event)) }

    console.print(
      """

      \(console.styled("Try next", .bold))
        cd \(ShellWord(text: directory))
        registrar show credit/scorer
        registrar compare fraud/detector@3.1.0 fraud/detector@3.2.0
        registrar list models --at 2026-06-30
        registrar list versions --filter 'underperforming'
        registrar log --action deployment.rolled-back
        git log --graph --oneline
      """)
  }

  private func table(
    _ collection: Inventory.Collection, _ keys: [String], _ rows: [JSONValue],
    _ observation: Observation
  ) -> String {
    let all = observation.inventory.listing(collection).columns
    let columns = keys.compactMap { key in all.first { $0.key == key } }
    return repository.console.table(
      Listing(name: collection.rawValue, columns: columns, rows: rows), whenEmpty: "Nothing.")
  }
}

/// A demo that was made and could not be served.
struct UnservedDemo: Error {
  /// Where it is.
  let directory: String
  let reason: WebServerError
}
