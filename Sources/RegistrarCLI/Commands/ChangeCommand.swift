import ArgumentParser
import Registry
import Workflow

/// Plans a change on the tip of a branch; called again where others moved the branch meanwhile.
typealias Planning = (Writer.Context) throws -> Plan

/// A command that makes one change of a registry. On its own it commits to a branch; behind
/// `registrar propose` it becomes a pull request.
protocol ChangeCommand: ParsableCommand {
  /// Where the registry is, and how to speak.
  var repository: RepositoryOptions { get }
  /// How the change is made.
  var change: ChangeOptions { get }

  /// What the change is about, where planning looks at nothing else within models; nil for the whole registry.
  var subjects: [EntityRef]? { get }

  /// Reads the arguments and everything that they name; what remains depends on the tip only.
  func planning() throws -> Planning
}

extension ChangeCommand {
  var subjects: [EntityRef]? { nil }

  /// Commits the change and reports it.
  func run() throws {
    try ChangeReport.make(
      Writer(repository.location()), repository, change, about: subjects, planning: planning())
  }

  /// What `text` names, for `subjects`; nil where it names nothing, which planning tells.
  func subjects(_ text: String) -> [EntityRef]? {
    switch try? ReferenceText(text) {
    case .exact(let ref): [ref]
    case .latest(let model): [.model(model)]
    case nil: nil
    }
  }
}

/// A command that adds a document.
protocol AdditionCommand: ChangeCommand {
  /// What all of them take.
  var addition: AdditionOptions { get }
}

extension AdditionCommand {
  /// Nothing within models, unless the document is part of one.
  var subjects: [EntityRef]? { [] }
  var repository: RepositoryOptions { addition.repository }
  var change: ChangeOptions { addition.change }
}
