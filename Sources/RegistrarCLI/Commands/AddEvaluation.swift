import ArgumentParser
import Documents
import Registry
import Workflow

/// `registrar add evaluation`.
struct AddEvaluation: AdditionCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluation",
    abstract: "Record an evaluation of a version.",
    discussion: """
      The id is made of the date, the data set and a digest of the content, so that a retried job records \
      nothing twice. --from reads {"results": […]} as the schema has it, or a flat {"accuracy": 0.93} object.

      Example: registrar add evaluation credit/scorer@2.1.0 --dataset holdout \\
        --metric accuracy=0.93 --metric f1=0.88 --slice region=eu
      """)

  @OptionGroup var addition: AdditionOptions

  @Argument(help: ArgumentHelp("MODEL@VERSION.", valueName: "version")) var version: String
  @Option(
    name: .customLong("metric"),
    help: ArgumentHelp("A metric, as NAME=VALUE; may be repeated.", valueName: "name=value"))
  var metrics: [String] = []
  @Option(
    name: .customLong("slice"),
    help: ArgumentHelp(
      "The slice that the metrics are about, as KEY=VALUE; several make one slice.",
      valueName: "key=value"))
  var slice: [String] = []
  @Option(
    name: .customLong("direction"),
    help: ArgumentHelp(
      "higher, lower or target=VALUE, for metrics that are not in the catalogue: NAME=DIRECTION.",
      valueName: "name=direction"))
  var directions: [String] = []
  @Option(help: ArgumentHelp("Metrics from a JSON file; - for standard input.", valueName: "file"))
  var from: String?
  @Option(help: "The data set they were measured on.") var dataset: String?
  @Option(help: "Its URI, for data that is not registered.") var datasetURI: String?
  @Option(help: "The split of the data set.") var split: String?
  @Option(help: "release or monitoring.") var purpose = "release"
  @Option(help: ArgumentHelp("When it ran; now unless given.", valueName: "date-time"))
  var evaluatedAt: String?
  @Option(help: "Who ran it, as person:NAME or team:NAME.") var evaluator: String?
  @Option(help: "Samples the metrics were measured on.") var sampleSize: Int?
  @Option(help: "The library that computed them.") var library: String?
  @Option(help: "The evaluation that this one replaces.") var supersedes: String?
  @Option(help: "What is worth knowing.") var notes: String?

  var subjects: [EntityRef]? { subjects(version) }

  func planning() throws -> Planning {
    guard case .exact(.version(let model, let number)) = try ReferenceText(version) else {
      throw ValidationError(
        "'\(version)' is no version; write MODEL@VERSION, like credit/scorer@2.1.0")
    }
    let input = EvaluationInput(
      directions: try Dictionary(
        directions.map { try Arguments.pair($0, option: "--direction") }
          .map { ($0.key, $0.value) }
      ) { _, last in last },
      slice: try slice.map { try Arguments.pair($0, option: "--slice") },
      sampleSize: sampleSize, library: library)
    var results: [JSONValue] = []
    if let from {
      results = try input.results(fromJSON: try Arguments.content(of: from), path: from)
    }
    if !metrics.isEmpty {
      let values = try metrics.map { text in
        let pair = try Arguments.pair(text, option: "--metric")
        return try input.metric(
          pair.key, try Arguments.number(pair.value, option: "--metric \(pair.key)"))
      }
      results.append(["metrics": .array(values)])
    }
    guard !results.isEmpty else {
      throw ValidationError("no metrics; give --metric NAME=VALUE or --from FILE.json")
    }
    let data = JSONValue.present([
      ("name", dataset.map(JSONValue.string)), ("uri", datasetURI.map(JSONValue.string)),
      ("split", split.map(JSONValue.string)),
    ])
    let complete = try results.map { result in
      if result["dataset"] != nil { return result }
      guard dataset != nil || datasetURI != nil else {
        throw ValidationError(
          "no data set; give --dataset NAME, or --dataset-uri for data that is not registered")
      }
      return JSONValue.object([JSONValue.Member("dataset", data)] + result.members)
    }
    let moment = try evaluatedAt.map { try Timestamp($0) } ?? Surroundings.current.now
    let fields = try addition.labelled(
      .present([
        ("purpose", .string(purpose)), ("evaluatedAt", .string(moment.description)),
        ("evaluator", evaluator.map(JSONValue.string)), ("results", .array(complete)),
        ("supersedes", supersedes.map(JSONValue.string)), ("notes", notes.map(JSONValue.string)),
      ]))
    return { context in
      try Operation.addEvaluation(of: model, number, fields, in: context)
    }
  }
}
