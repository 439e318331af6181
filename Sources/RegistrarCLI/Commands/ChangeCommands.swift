import ArgumentParser
import Registry
import Workflow

/// `registrar set REF KEY=VALUE…`.
struct SetCommand: ChangeCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Change single values of a document; every other byte of the file stays.",
    discussion: """
      KEY=VALUE sets a value, KEY+=VALUE adds an element to a list, KEY- removes a key. KEY is a dotted \
      path, as in thresholds.0.value or labels.team.

      Example: registrar set credit/scorer@2.1.0 status=released
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var change: ChangeOptions

  @Argument(help: ArgumentHelp("The document.", valueName: "ref"))
  var reference: String

  @Argument(help: ArgumentHelp("What to change.", valueName: "key=value"))
  var assignments: [String]

  var subjects: [EntityRef]? { subjects(reference) }

  func planning() throws -> Planning {
    let assignments = try self.assignments.map { try Assignment($0) }
    return { context in
      try Operation.set(try context.snapshot.resolve(reference), assignments, in: context)
    }
  }
}

/// `registrar promote MODEL@V --to ENV`.
struct PromoteCommand: ChangeCommand {
  static let configuration = CommandConfiguration(
    commandName: "promote",
    abstract: "Record that an environment runs a version from now on.",
    discussion: """
      The rules are the gate: the version must be released and have the approvals that the environment \
      asks for. A refused promotion exits with 1 and changes nothing.
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var change: ChangeOptions

  @Argument(
    help: ArgumentHelp("The version, as MODEL@VERSION or MODEL@latest.", valueName: "version"))
  var version: String

  @Option(help: ArgumentHelp("The environment.", valueName: "environment"))
  var to: String

  @Option(help: "The deployment's name, where the environment has several.")
  var name = EntityRef.defaultDeploymentName

  @Option(help: "Why; kept in the deployment.")
  var reason: String?

  var subjects: [EntityRef]? { subjects(version) }

  func planning() throws -> Planning {
    return { context in
      try Operation.promote(
        try context.snapshot.resolve(version), to: to, name: name, reason: reason, in: context)
    }
  }
}

/// `registrar rollback MODEL --in ENV`.
struct RollbackCommand: ChangeCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "Record that an environment runs again what it ran before.")

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var change: ChangeOptions

  @Argument(help: ArgumentHelp("The model.", valueName: "model"))
  var model: String

  @Option(help: ArgumentHelp("The environment.", valueName: "environment"))
  var `in`: String

  @Option(help: "The deployment's name, where the environment has several.")
  var name = EntityRef.defaultDeploymentName

  @Option(help: "Why; kept in the deployment.")
  var reason: String?

  var subjects: [EntityRef]? { subjects(model) }

  func planning() throws -> Planning {
    if let at = model.firstIndex(of: "@") {
      throw ValidationError("a rollback is of the model: name '\(model[..<at])'")
    }
    let model = try ModelName(model)
    return { context in
      try Operation.rollback(model, in: `in`, name: name, reason: reason, context: context)
    }
  }
}

/// `registrar withdraw REF`.
struct WithdrawCommand: ChangeCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take back a version, deployment, model or evaluation; it stays on record.",
    discussion: """
      A version becomes withdrawn, a deployment retired, a model archived; an evaluation is retracted by \
      a new document. What still runs somewhere is refused.
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var change: ChangeOptions

  @Argument(help: ArgumentHelp("The document.", valueName: "ref"))
  var reference: String

  @Option(help: "Why; kept in the document or in the commit message.")
  var reason: String?

  var subjects: [EntityRef]? { subjects(reference) }

  func planning() throws -> Planning {
    return { context in
      try Operation.withdraw(
        try context.snapshot.resolve(reference), reason: reason, in: context)
    }
  }
}

/// `registrar remove REF`.
struct RemoveCommand: ChangeCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Remove a document that may go, such as a draft version.",
    discussion:
      "What was released, evaluated or approved stays on record; use 'registrar withdraw'.")

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var change: ChangeOptions

  @Argument(help: ArgumentHelp("The document.", valueName: "ref"))
  var reference: String

  var subjects: [EntityRef]? { subjects(reference) }

  func planning() throws -> Planning {
    return { context in
      try Operation.remove(context.snapshot.resolve(reference))
    }
  }
}
