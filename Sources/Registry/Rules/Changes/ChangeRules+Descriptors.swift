package import Findings

/// The rules that schemas declare.
extension ChangeRules {
  /// RG4001.
  package static let immutable = RuleDescriptor(
    4001, "immutable-field", .error, "What a schema marks x-registrar-immutable does not change.",
    why: """
      A released version's artifacts, data sets and parameters are what people evaluated and approved. \
      Release a new version instead.
      """,
    example: .files(
      fails: [
        .version("1.0.0", digest: "«\(RuleExample.File.otherDigest)»")
      ],
      passes: [
        .version("1.0.0", more: "notes: Trained on the data of spring.\n")
      ]))
  /// RG4002.
  package static let appendOnly = RuleDescriptor(
    4002, "append-only", .error,
    "Documents of an append-only kind are added, never changed or removed.",
    why: """
      Evaluations and approvals are records of what happened. Correct an evaluation by a new one that \
      supersedes or retracts it, an approval by a later decision.
      """,
    example: .files(
      before: [
        .evaluation(value: "0.85")
      ],
      fails: [
        .evaluation()
      ],
      passes: [
        .evaluation(
          "2026-11-24-holdout-77ab0e19", more: "supersedes: 2026-11-23-holdout-3fa91c02\n")
      ]))
  /// RG4003.
  package static let transition = RuleDescriptor(
    4003, "forbidden-transition", .error, "A state moves only along x-registrar-transitions.",
    why:
      "A withdrawn version that comes back, or a release that turns into a draft, would undo the record.",
    example: .files(
      fails: [
        .version("1.0.0", status: "«draft»")
      ],
      passes: [
        .version("1.0.0", status: "deprecated")
      ]))
  /// RG4004.
  package static let undeletable = RuleDescriptor(
    4004, "undeletable", .error, "What a schema marks x-registrar-undeletable is not removed.",
    why: """
      What was released or ran somewhere stays on record: withdraw a version, archive a model, retire a \
      deployment.
      """,
    example: .files(
      fails: [
        RuleExample.File("models/credit/scorer/versions/1.0.0.yaml", nil)
      ],
      passes: [
        .version("1.0.0", status: "withdrawn")
      ]))
}
