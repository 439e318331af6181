import ArgumentParser
import Documents
import Registry
import Workflow

/// What all `add` commands take.
struct AdditionOptions: ParsableArguments {
  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var change: ChangeOptions

  @Option(
    name: .long,
    help: ArgumentHelp("A label, as key=value; may be repeated.", valueName: "key=value"))
  var label: [String] = []

  /// Plans the document `ref` of `fields` and the labels given.
  func planning(_ ref: EntityRef, _ fields: JSONValue) throws -> Planning {
    let fields = try labelled(fields)
    return { context in try Operation.add(ref, fields, in: context) }
  }

  /// `fields` with the labels given.
  func labelled(_ fields: JSONValue) throws -> JSONValue {
    var fields = fields
    var labels = JSONValue.object([])
    for text in label {
      let pair = try Arguments.pair(text, option: "--label")
      labels[pair.key] = .string(pair.value)
    }
    if !labels.members.isEmpty { fields["labels"] = labels }
    return fields
  }
}

extension JSONValue {
  /// An object of what is there: nil values and empty lists left out.
  static func present(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(
      members.compactMap { key, value in
        guard let value, value != .array([]) else { return nil }
        return Member(key, value)
      })
  }

  /// A list of strings.
  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
}

/// `registrar add model`.
struct AddModel: AdditionCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Register a model.")

  @OptionGroup var addition: AdditionOptions

  @Argument(help: ArgumentHelp("NAME or NAMESPACE/NAME.", valueName: "model"))
  var name: String
  @Option(help: "What people call it.") var title: String
  @Option(help: ArgumentHelp("Who answers for it, as team:NAME.", valueName: "team")) var owner:
    String
  @Option(help: "What it is and does.") var description: String?
  @Option(help: "What it predicts or produces.") var task: String?
  @Option(help: "SPDX id of its licence.") var license: String?
  @Option(help: "experimental, active, deprecated or archived.") var lifecycle = "experimental"
  @Option(help: "What it is meant for.") var intendedUse: String?
  @Option(help: "The model it builds on.") var baseModel: String?

  var subjects: [EntityRef]? { subjects(name) }

  func planning() throws -> Planning {
    try addition.planning(
      .model(try ModelName(name)),
      .present([
        ("title", .string(title)), ("description", description.map(JSONValue.string)),
        ("owner", .string(owner)), ("task", task.map(JSONValue.string)),
        ("license", license.map(JSONValue.string)), ("lifecycle", .string(lifecycle)),
        ("intendedUse", intendedUse.map(JSONValue.string)),
        ("baseModel", baseModel.map(JSONValue.string)),
      ]))
  }
}

/// `registrar add dataset`.
struct AddDataset: AdditionCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset", abstract: "Register a data set.")

  @OptionGroup var addition: AdditionOptions

  @Argument(help: "Its name.") var name: String
  @Option(help: "What people call it.") var title: String
  @Option(help: "What it holds.") var description: String?
  @Option(help: ArgumentHelp("Who answers for it.", valueName: "team")) var owner: String?
  @Option(help: "Where it lies.") var uri: String?
  @Option(help: "Digest of its content, sha256:…") var digest: String?
  @Option(help: "Where it comes from.") var origin: String?
  @Option(help: "none, pseudonymised, personal or special-category.") var personalData: String?

  func planning() throws -> Planning {
    try addition.planning(
      .dataset(try Identifier(name)),
      .present([
        ("title", .string(title)), ("description", description.map(JSONValue.string)),
        ("owner", owner.map(JSONValue.string)), ("uri", uri.map(JSONValue.string)),
        ("digest", digest.map(JSONValue.string)), ("origin", origin.map(JSONValue.string)),
        ("personalData", personalData.map(JSONValue.string)),
      ]))
  }
}

/// `registrar add system`.
struct AddSystem: AdditionCommand {
  static let configuration = CommandConfiguration(
    commandName: "system",
    abstract: "Register an AI system: one intended use of one or more models.")

  @OptionGroup var addition: AdditionOptions

  @Argument(help: "Its name.") var name: String
  @Option(help: "What people call it.") var title: String
  @Option(help: ArgumentHelp("Who answers for it.", valueName: "team")) var owner: String
  @Option(help: "What it is meant for.") var intendedPurpose: String
  @Option(name: .customLong("model"), help: "A model it uses; may be repeated.") var models:
    [String]
  @Option(
    name: .customLong("role"), help: "provider, deployer, importer, distributor; may be repeated.")
  var roles: [String] = ["provider"]
  @Option(
    name: .customLong("risk-class"),
    help: "prohibited, high-risk, transparency, general-purpose, …, minimal; may be repeated.")
  var riskClasses: [String]

  func planning() throws -> Planning {
    try addition.planning(
      .system(try Identifier(name)),
      .present([
        ("title", .string(title)), ("owner", .string(owner)),
        ("intendedPurpose", .string(intendedPurpose)), ("models", .strings(models)),
        ("roles", .strings(roles)), ("riskClasses", .strings(riskClasses)),
      ]))
  }
}

/// `registrar add team`.
struct AddTeam: AdditionCommand {
  static let configuration = CommandConfiguration(commandName: "team", abstract: "Add a team.")

  @OptionGroup var addition: AdditionOptions

  @Argument(help: "Its name.") var name: String
  @Option(help: "What people call it.") var title: String?
  @Option(name: .customLong("member"), help: "A member, as person:NAME; may be repeated.")
  var members: [String] = []
  @Option(help: "Its handle at the forge, @org/team.") var handle: String?
  @Option(name: .customLong("namespace"), help: "A namespace of its models; may be repeated.")
  var namespaces: [String] = []

  func planning() throws -> Planning {
    var fields = JSONValue.present([
      ("title", title.map(JSONValue.string)), ("handle", handle.map(JSONValue.string)),
      ("namespaces", .strings(namespaces)),
    ])
    fields["members"] = .strings(members)
    return try addition.planning(.team(try Identifier(name)), fields)
  }
}

/// `registrar add person`.
struct AddPerson: AdditionCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: "Add a person, by a name or a pseudonym.")

  @OptionGroup var addition: AdditionOptions

  @Argument(help: "Its id; a pseudonym such as 7f3a where no personal data may be kept.")
  var name: String
  @Option(help: "What people call them.") var title: String?
  @Option(name: .customLong("email"), help: "An address that commits carry; may be repeated.")
  var emails: [String] = []
  @Option(name: .customLong("login"), help: "A forge login, as forge=login; may be repeated.")
  var logins: [String] = []
  @Option(name: .customLong("principal"), help: "A principal of signing keys; may be repeated.")
  var principals: [String] = []

  func planning() throws -> Planning {
    var accounts = JSONValue.object([])
    for text in logins {
      let pair = try Arguments.pair(text, option: "--login")
      accounts[pair.key] = .string(pair.value)
    }
    return try addition.planning(
      .person(try Identifier(name, start: .letterOrDigit)),
      .present([
        ("title", title.map(JSONValue.string)), ("status", "active"),
        ("principals", .strings(principals)),
        ("logins", accounts.members.isEmpty ? nil : accounts), ("emails", .strings(emails)),
      ]))
  }
}
