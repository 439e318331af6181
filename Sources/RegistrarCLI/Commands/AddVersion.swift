import ArgumentParser
import Documents
import Registry
import Workflow

/// `registrar add version`.
struct AddVersion: AdditionCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Register a version of a model, as a draft unless told otherwise.")

  @OptionGroup var addition: AdditionOptions

  @Argument(help: ArgumentHelp("MODEL@VERSION.", valueName: "version")) var version: String
  @Option(help: "draft or released.") var status = "draft"
  @Option(
    name: .customLong("artifact"),
    help: ArgumentHelp(
      "A file of the version: uri=…,digest=sha256:…[,size=…][,format=…]; may be repeated.",
      valueName: "fields"))
  var artifacts: [String] = []
  @Option(
    help: ArgumentHelp("The framework, as NAME or NAME=VERSION.", valueName: "name[=version]"))
  var framework: String?
  @Option(help: "The repository of its source.") var repositoryURL: String?
  @Option(help: "The commit of its source.") var commit: String?
  @Option(help: "The training run.") var sourceRun: String?
  @Option(
    name: .customLong("dataset"),
    help: ArgumentHelp("A data set, as NAME=ROLE; may be repeated.", valueName: "name=role"))
  var datasets: [String] = []
  @Option(
    name: .customLong("parameter"),
    help: ArgumentHelp("A parameter, as key=value; may be repeated.", valueName: "key=value"))
  var parameters: [String] = []
  @Option(help: "The model it was made from.") var baseModel: String?
  @Option(help: "What is worth knowing.") var notes: String?

  var subjects: [EntityRef]? { subjects(version) }

  func planning() throws -> Planning {
    guard case .exact(.version(let model, let number)) = try ReferenceText(version) else {
      throw ValidationError(
        "'\(version)' is no version; write MODEL@VERSION, like credit/scorer@2.1.0")
    }
    let fields = try addition.labelled(content)
    return { context in
      if context.snapshot[.model(model)] == nil { _ = try context.snapshot.resolve("\(model)") }
      return try Operation.add(.version(model, number), fields, in: context)
    }
  }

  private var content: JSONValue {
    get throws {
      let source = JSONValue.present([
        ("repository", repositoryURL.map(JSONValue.string)),
        ("commit", commit.map(JSONValue.string)), ("run", sourceRun.map(JSONValue.string)),
      ])
      return .present([
        ("status", .string(status)),
        ("artifacts", .array(try artifacts.map(artifact))),
        ("framework", try framework.map(Self.framework)),
        ("source", source.members.isEmpty ? nil : source),
        ("datasets", .array(try datasets.map(dataset))),
        ("parameters", try parameterValues),
        ("baseModel", baseModel.map(JSONValue.string)), ("notes", notes.map(JSONValue.string)),
      ])
    }
  }

  private func artifact(_ text: String) throws -> JSONValue {
    var artifact = try Arguments.fields(text, option: "--artifact")
    if let size = artifact["size"]?.string {
      artifact["size"] = try Arguments.number(size, option: "--artifact size")
    }
    return artifact
  }

  private func dataset(_ text: String) throws -> JSONValue {
    let pair = try Arguments.pair(text, option: "--dataset")
    return ["name": .string(pair.key), "role": .string(pair.value)]
  }

  private static func framework(_ text: String) throws -> JSONValue {
    guard text.contains("=") else { return ["name": .string(text)] }
    let pair = try Arguments.pair(text, option: "--framework")
    return ["name": .string(pair.key), "version": .string(pair.value)]
  }

  /// The parameters; what reads as a number is one.
  private var parameterValues: JSONValue? {
    get throws {
      guard !parameters.isEmpty else { return nil }
      var values = JSONValue.object([])
      for text in parameters {
        let pair = try Arguments.pair(text, option: "--parameter")
        values[pair.key] =
          ExactNumber(lexeme: pair.value.utf8) == nil ? .string(pair.value) : .number(pair.value)
      }
      return values
    }
  }
}
