package import Documents
package import Registry

extension Operation {
  /// Plans a new evaluation; its id is made of its date, `label` and digits of its content.
  package static func addEvaluation(
    of model: ModelName, _ version: VersionNumber, _ fields: JSONValue, label: String? = nil,
    in context: Writer.Context
  ) throws -> Plan {
    guard context.snapshot[.version(model, version)] != nil else {
      throw RegistryError.noSuchReference(
        "\(model)@\(version)",
        similar: Spelling.closest(
          to: "\(model)@\(version)", among: context.snapshot.all(.version).map(\.ref.description)))
    }
    let moment = fields["evaluatedAt"]?.string ?? ""
    let date = try Timestamp(moment).day
    var identified: JSONValue = [
      "apiVersion": .string(currentAPIVersion), "kind": .string(Kind.evaluation.rawValue),
      "model": .string(model.description), "version": .string(version.description),
    ]
    for member in fields.members { identified[member.key] = member.value }
    let id = try evaluationID(on: date, of: identified, label: label)
    return try add(.evaluation(model, version, id), fields, in: context)
  }

  /// The id of an evaluation: its date, `label` or its first data set, and digits of its content.
  static func evaluationID(
    on date: CalendarDate, of evaluation: JSONValue, label: String? = nil
  ) throws(NameError) -> EvaluationID {
    let dataset = evaluation["results"]?.elements.first?["dataset"]?["name"]?.string
    let name = label ?? dataset ?? "run"
    return try EvaluationID("\(date)-\(name)-\(ContentDigest.evaluationSuffix(evaluation))")
  }
}
