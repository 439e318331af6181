import Findings

/// Documents of the examples of rules, each with the place where it belongs; what an example is about
/// is an argument, in which `«` and `»` may stand.
extension RuleExample.File {
  /// A digest that no document has unless told.
  static let otherDigest = digest("0", count: 64)
  private static let usualDigest = digest("3fa91c02", count: 8)

  private static func digest(_ digits: String, count: Int) -> String {
    "sha256:" + String(repeating: digits, count: count)
  }

  /// `more` is text below the other keys, here and in the documents that follow.
  static func person(
    _ name: String, at path: String? = nil, status: String = "active", more: String = ""
  ) -> Self {
    document(
      path ?? "people/\(plain(name)).yaml", "Person", "name: \(name)\nstatus: \(status)\n\(more)")
  }

  /// A team; `members` separated by commas.
  static func team(_ name: String, members: String) -> Self {
    document("teams/\(plain(name)).yaml", "Team", "name: \(name)\nmembers: [\(members)]\n")
  }

  /// The registry.yaml, with one environment.
  static func registry(approvals: Int? = nil, rules: String = "") -> Self {
    let asked = approvals.map { "    approvals:\n      required: \($0)\n" } ?? ""
    return document(
      "registry.yaml", "Registry",
      """
      name: fernwood
      title: Fernwood models
      environments:
        - name: production
          production: true
      \(asked)mergeMethod: merge
      governance: [team:risk]
      trust:
        accepts: [author]
        signatures: "off"
      rulesVersion: 1
      \(rules)
      """)
  }

  /// The model `credit/scorer`.
  static func model(owner: String = "team:risk", hasThreshold: Bool = false) -> Self {
    let threshold = "thresholds:\n  - metric: accuracy\n    op: \">=\"\n    value: 0.9\n"
    return document(
      "models/credit/scorer/model.yaml", "Model",
      """
      name: credit/scorer
      title: Credit scorer
      owner: \(owner)
      lifecycle: active
      \(hasThreshold ? threshold : "")
      """)
  }

  /// A version of it; `address` ends the URI of its artifact.
  static func version(
    _ number: String, status: String = "released", digest: String = usualDigest,
    address: String? = nil, more: String = ""
  ) -> Self {
    document(
      "models/credit/scorer/versions/\(plain(number)).yaml", "Version",
      """
      model: credit/scorer
      version: \(number)
      status: \(status)
      artifacts:
        - uri: https://models.fernwood.example/scorer/\(address ?? plain(number))
          digest: \(digest)
      \(more)
      """)
  }

  /// An evaluation of a version, of the day that its id begins with.
  static func evaluation(
    _ id: String = "2026-11-23-holdout-3fa91c02", of version: String = "1.0.0",
    metric: String = "accuracy", value: String = "0.93", direction: String = "higher",
    more: String = ""
  ) -> Self {
    document(
      "models/credit/scorer/evaluations/\(version)/\(id.prefix(7))/\(id).yaml", "Evaluation",
      """
      model: credit/scorer
      version: \(version)
      id: \(id)
      purpose: release
      evaluatedAt: \(id.prefix(10))T14:05:00Z
      results:
        - dataset:
            name: holdout
          metrics:
            - name: \(metric)
              value: \(value)
              direction: \(direction)
      \(more)
      """)
  }

  /// The deployment of it to production.
  static func deployment(_ version: String, status: String = "active") -> Self {
    document(
      "models/credit/scorer/deployments/production/default.yaml", "Deployment",
      """
      model: credit/scorer
      environment: production
      name: default
      version: \(version)
      role: primary
      status: \(status)

      """)
  }

  /// Bob's approval of version 1.0.0, by a review that `login` made.
  static func approval(reviewedBy login: String) -> Self {
    document(
      "models/credit/scorer/approvals/1.0.0/bob-1.yaml", "Approval",
      """
      id: bob-1
      subject:
        model: credit/scorer
        version: 1.0.0
        environment: production
      subjectDigest: \(usualDigest)
      decision: approved
      approver: person:bob
      via:
        forge: github
        login: \(login)
        reviewUrl: https://github.com/fernwood/registry/pull/12
        headCommit: \(String(repeating: "3fa91c02", count: 5))

      """)
  }

  private static func document(_ path: String, _ kind: String, _ rest: String) -> Self {
    Self(path, "apiVersion: registrar/v1\nkind: \(kind)\n\(rest)")
  }

  private static func plain(_ text: String) -> String { text.filter { $0 != "«" && $0 != "»" } }
}
