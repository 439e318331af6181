import Documents
import Git
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Registry
import TestSupport
import Testing

@testable import RegistryWeb

/// A small registry in a repository of its own, and the site that shows it, asked without sockets.
struct WebFixture {
  let sandbox: GitSandbox
  let location: RegistryLocation
  let server: WebServer

  /// A registry of `models` models called `m01`, `m02` …, in one commit.
  init(models: Int = 3) throws {
    try isolated.get()
    sandbox = try GitSandbox()
    var files = ["registry.yaml": Self.registry, "teams/risk.yaml": Self.team]
    for number in 1...models {
      let name = number < 10 ? "m0\(number)" : "m\(number)"
      files["models/\(name)/model.yaml"] = Self.model(name)
    }
    try sandbox.commit(files, message: "Begin the registry", seconds: 1_700_000_100)
    location = RegistryLocation(try Repository.open(at: sandbox.directory), root: nil)
    var configuration = WebServer.Configuration(location: location)
    configuration.now = { Timestamp(seconds: 1_796_000_000) }
    server = try WebServer(configuration)
  }

  /// Asks the site.
  func ask(
    _ address: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields = [:]
  ) async throws -> TestResponse {
    try await Application(responder: server.router).test(.router) { client in
      try await client.execute(uri: address, method: method, headers: headers)
    }
  }

  /// Asks for JSON and reads it.
  func json(_ address: String) async throws -> JSONValue {
    let response = try await ask(address)
    return try JSONReader.read(Array(response.text.utf8)).root.value
  }

  /// Asks for a page and returns its markup.
  func page(_ address: String) async throws -> String { try await ask(address).text }

  static let registry = """
    apiVersion: registrar/v1
    kind: Registry
    name: r
    title: Fernwood models
    environments:
      - name: staging
        production: false
      - name: production
        production: true
        approvals:
          required: 1
    mergeMethod: rebase
    governance:
      - team:risk
    trust:
      accepts:
        - author
      signatures: "off"
    rulesVersion: 1

    """

  static let team = """
    apiVersion: registrar/v1
    kind: Team
    name: risk
    members: []

    """

  static func model(
    _ name: String, title: String = "A model", owner: String = "team:risk"
  ) -> String {
    """
    apiVersion: registrar/v1
    kind: Model
    name: \(name)
    title: \(JSONWriter.text(.string(title)))
    owner: \(owner)
    lifecycle: active
    thresholds:
      - metric: accuracy
        op: ">="
        value: 0.9

    """
  }

  /// Three models, of which `m01` has a version that runs in production and underperforms.
  static func released() throws -> WebFixture {
    let fixture = try WebFixture()
    try fixture.sandbox.commit(underperforming, message: "Release it")
    return fixture
  }

  /// Three models, then a rename by Ada in 2023 and a release by Grace in 2024.
  static func renamedAndReleased() throws -> WebFixture {
    let fixture = try WebFixture()
    try fixture.sandbox.commit(
      ["models/m01/model.yaml": WebFixture.model("m01", title: "Renamed")], message: "Rename it")
    for (name, content) in WebFixture.underperforming {
      try fixture.sandbox.write(content, to: name)
    }
    try fixture.sandbox.git("add", "--all")
    try fixture.sandbox.git(
      "commit", "-q", "-m", "Release and deploy",
      overriding: [
        "GIT_AUTHOR_NAME": "Grace", "GIT_AUTHOR_EMAIL": "grace@example.org",
        "GIT_AUTHOR_DATE": "1710000000 +0100",
      ])
    return fixture
  }

  /// A released version of `m01` that runs in production and misses its threshold.
  static let underperforming: [String: String] = [
    "models/m01/versions/1.0.0.yaml": """
    apiVersion: registrar/v1
    kind: Version
    model: m01
    version: 1.0.0
    status: released
    artifacts:
      - uri: https://models.example/m01/1.0.0
        digest: sha256:3fa91c023fa91c023fa91c023fa91c023fa91c023fa91c023fa91c023fa91c02

    """,
    "models/m01/evaluations/1.0.0/2026-11/2026-11-23-holdout.yaml": """
    apiVersion: registrar/v1
    kind: Evaluation
    model: m01
    version: 1.0.0
    id: 2026-11-23-holdout
    purpose: release
    evaluatedAt: 2026-11-23T14:05:00Z
    evaluator: team:risk
    results:
      - dataset:
          name: holdout
        metrics:
          - name: accuracy
            value: 0.87
            direction: higher

    """,
    "models/m01/deployments/production/default.yaml": """
    apiVersion: registrar/v1
    kind: Deployment
    model: m01
    environment: production
    name: default
    version: 1.0.0
    role: primary
    status: active

    """,
  ]
}

extension TestResponse {
  /// The body as text.
  var text: String { String(buffer: body) }

  /// A field of the head, by any name.
  func field(_ name: String) -> String? {
    HTTPField.Name(name).flatMap { headers[$0] }
  }
}

private let isolated = Result { try Libgit2.isolateConfiguration(in: "/nonexistent") }
