import Documents
import Registry

/// The documents of a generated model: functions of the seed and of what has happened so far.
extension ModelProfile {
  /// model.yaml; `revision` counts how often its label changed.
  func model(lifecycle: String, revision: Int) -> JSONValue {
    let title = name.name.text.split(separator: "-").joined(separator: " ")
    var fields: JSONValue = [
      "title": .string(title.prefix(1).uppercased() + title.dropFirst()),
      "description": .string(
        "Made by \(team.title.lowercased()) for the daily work of Larkfield's branches."),
      "owner": team.reference,
      "task": isRegression ? "tabular-regression" : "tabular-classification",
      "license": "LicenseRef-Larkfield-Internal",
      "lifecycle": .string(lifecycle),
      "intendedUse":
        "Input to a decision that a person takes, in the countries where Larkfield has branches.",
      "limitations": ["Not for customers with less than six months of history."],
      "labels": ["tier": .string(["bronze", "silver", "gold"][index % 3])],
    ]
    if revision > 0, var labels = fields["labels"] {
      labels["reviewed"] = .string("round-\(revision)")
      fields["labels"] = labels
    }
    if size.evaluations > 0 {
      fields["thresholds"] = .array(metrics.compactMap(\.threshold))
    }
    return document(.model(name), fields)
  }

  /// A version's file; `revision` counts how often its notes changed.
  func version(_ number: Int, status: String, revision: Int) -> JSONValue {
    var random = SeededRandom(seed: size.seed, 3, index, number)
    let version = versions[number]
    let path = "\(name)/\(version)"
    var fields: JSONValue = [
      "status": .string(status),
      "artifacts": [
        [
          "uri": .string("s3://larkfield-models/\(path)/model.onnx"),
          "digest": .string("sha256:\(random.hex(64))"),
          "size": .int(1_000_000 + random.below(90_000_000)), "format": "onnx",
        ]
      ],
      "framework": ["name": "lightgbm", "version": .string("4.\(number % 7).0")],
      "source": [
        "repository": .string("https://git.larkfield.example/\(name)"),
        "commit": .string(random.hex(40)),
        "run": .string("https://runs.larkfield.example/\(random.below(900_000) + 100_000)"),
      ],
      "datasets": [
        ["name": .string(team.datasets[0]), "role": "training"],
        ["name": .string(team.datasets[1]), "role": "test"],
      ],
      "parameters": [
        "num_leaves": .int(15 + random.below(50)),
        "learning_rate": .number(random.fraction(50, 900)),
        "n_estimators": .int(100 + random.below(900)),
      ],
      "inputs": [
        ["name": "months_of_history", "type": "int64"], ["name": "region", "type": "string"],
      ],
      "outputs": [["name": "score", "type": "float64"]],
    ]
    if revision > 0 { fields["notes"] = .string("Looked at again, round \(revision).") }
    return document(.version(name, version), fields)
  }

  /// An evaluation, and what its date and content make its id.
  func evaluation(
    _ number: Int, _ run: Int, at moment: Timestamp
  ) throws(NameError) -> (ref: EntityRef, value: JSONValue) {
    var random = SeededRandom(seed: size.seed, 4, index, number, run)
    let isRelease = run == 0 || staysDraft(number)
    let dataset = team.datasets[isRelease ? 1 : 2]
    let version = versions[number]
    var values: [JSONValue] = []
    for metric in metrics { values.append(metric.value(isRelease: isRelease, by: &random)) }
    let fields: JSONValue = [
      "purpose": isRelease ? "release" : "monitoring",
      "evaluatedAt": .string(moment.description),
      "evaluator": team.members[random.below(team.members.count)].reference,
      "results": [
        [
          "dataset": ["name": .string(dataset), "split": isRelease ? "test" : "live"],
          "metrics": .array(values),
        ]
      ],
      "source": [
        "run": .string("https://runs.larkfield.example/\(random.below(900_000) + 100_000)")
      ],
    ]
    // The id is no part of what its digits are made of, so any will do to begin with.
    let draft = document(
      .evaluation(name, version, try EvaluationID("\(moment.day)-\(dataset)")), fields)
    let suffix = ContentDigest.evaluationSuffix(draft)
    let ref = EntityRef.evaluation(
      name, version, try EvaluationID("\(moment.day)-\(dataset)-\(suffix)"))
    return (ref, document(ref, fields))
  }

  /// An approval of the version with this digest for production.
  func approval(
    _ number: Int, by approver: Company.Person, digest: String
  ) throws(NameError) -> (ref: EntityRef, value: JSONValue) {
    let ref = EntityRef.approval(name, versions[number], try Identifier("\(approver.id)-1"))
    var value = document(
      ref,
      [
        "subjectDigest": .string(digest), "decision": "approved", "approver": approver.reference,
        "reason": "Meets every threshold on data that it was not trained on.",
      ])
    if var subject = value["subject"] {
      subject["environment"] = "production"
      value["subject"] = subject
    }
    return (ref, value)
  }

  /// A deployment's file.
  func deployment(
    _ environment: String, version: Int, status: String
  ) throws(NameError) -> (ref: EntityRef, value: JSONValue) {
    let ref = EntityRef.deployment(
      name, environment: try Identifier(environment),
      name: try Identifier(EntityRef.defaultDeploymentName))
    return (
      ref,
      document(
        ref,
        [
          "version": .string(versions[version].description), "role": "primary",
          "region": "eu-west-1",
          "endpoint": .string("https://\(environment).larkfield.example/\(name)"),
          "status": .string(status),
        ])
    )
  }

  private func document(_ ref: EntityRef, _ fields: JSONValue) -> JSONValue {
    var value = DocumentText.beginning(of: ref)
    for member in fields.members { value[member.key] = member.value }
    return value
  }

  private var metrics: [GeneratedMetric] {
    isRegression ? GeneratedMetric.ofRegression : GeneratedMetric.ofClassification
  }
}
