/// The kinds of document that a registry holds.
package enum Kind: String, Sendable, CaseIterable, Hashable {
  case registry = "Registry"
  case person = "Person"
  case team = "Team"
  case dataset = "Dataset"
  case model = "Model"
  case version = "Version"
  case evaluation = "Evaluation"
  case approval = "Approval"
  case deployment = "Deployment"
  case system = "System"
  case risk = "Risk"
  case incident = "Incident"
  case policy = "Policy"
  case waiver = "Waiver"

  /// The kind in lower case, as in `schemas/<kind>.schema.json`, references and event names.
  package var word: String { rawValue.lowercased() }
  /// The word for several.
  package var plural: String {
    switch self {
    case .person: "people"
    case .registry, .policy: word.dropLast() + "ies"
    default: word + "s"
    }
  }
  /// Path of its schema below the registry.
  package var schemaPath: String { "schemas/\(word).schema.json" }
}

/// The value of `apiVersion` in every document.
package let currentAPIVersion = "registrar/v1"
