import Documents
import Git
import Registry
import Workflow

/// Who owns and works on the models of a generated registry, and what the models are called.
struct Company {
  /// Teams that own models.
  let teams: [Team]
  /// Members of the team that approves for production; they own no models.
  let approvers: [Person]
  /// Members of the team that governs the registry.
  let owners: [Person]
  /// All models in the order of their numbers.
  let models: [ModelName]

  /// Someone who commits.
  struct Person {
    let id: Identifier
    let name: String
    let offsetMinutes: Int32

    var reference: JSONValue { .string("person:\(id)") }
    var email: String { "\(id)@larkfield.example" }

    func signature(at moment: Timestamp) throws(GitError) -> Signature {
      try Identity(name: name, email: email).signature(at: moment, offsetMinutes: offsetMinutes)
    }
  }

  /// A team with what it owns.
  struct Team {
    let name: Identifier
    let title: String
    let members: [Person]
    var namespaces: [Identifier] = []

    var reference: JSONValue { .string("team:\(name)") }
    /// Names of its data sets: for training, for the test before a release, and from live traffic.
    var datasets: [String] { ["training", "holdout", "live"].map { "\(name)-\($0)" } }
  }

  private static let domains = [
    "credit", "fraud", "support", "pricing", "demand", "search", "logistics", "claims", "churn",
    "vision", "speech", "hiring", "energy", "ads", "returns", "routing", "safety", "treasury",
    "catalog", "planning",
  ]
  private static let subjects = [
    "order", "client", "parcel", "invoice", "ticket", "store", "offer", "visit", "device",
    "account",
  ]
  private static let tasks = [
    "scorer", "ranker", "detector", "forecaster", "router", "matcher", "screener", "tagger",
    "planner", "estimator",
  ]
  private static let firstNames = [
    "Ada", "Bram", "Carla", "Dario", "Elin", "Femke", "Goran", "Hana", "Ivo", "Jana", "Kofi",
    "Lena",
    "Milan", "Nadia", "Otto", "Priya", "Quinn", "Rosa", "Sven", "Tala", "Uma", "Viktor", "Wanda",
    "Yusuf",
  ]
  private static let lastNames = [
    "Almeida", "Berg", "Castro", "Dahl", "Eriksen", "Fabre", "Grant", "Hoek", "Ivanov", "Jonker",
    "Kaya",
    "Lindt", "Moreau", "Nowak", "Okafor", "Petit", "Quist", "Rossi", "Silva", "Tanaka", "Ullman",
    "Vos",
    "Weber", "Zeman",
  ]

  /// No directory of models has more entries, unless there is but one.
  private static let modelsPerNamespace = 100
  private static let maximumTeams = 100
  private static let peoplePerTeam = 4

  /// The company that needs so many models.
  init(_ size: RegistrySize) throws(NameError) {
    // Beyond a thousand namespaces it is the namespaces that grow.
    let namespaceCount = min(999, (size.models - 1) / Self.modelsPerNamespace + 1)
    let perNamespace = (size.models - 1) / namespaceCount + 1
    var namespaces: [Identifier] = []
    for index in 0..<namespaceCount {
      namespaces.append(try Identifier(Self.numbered(Self.domains[index % 20], index / 20)))
    }
    var models: [ModelName] = []
    models.reserveCapacity(size.models)
    for index in 0..<size.models {
      let place = size.flat ? index : index % perNamespace
      let word = "\(Self.subjects[place % 10])-\(Self.tasks[place / 10 % 10])"
      let name = Self.numbered(word, place / 100)
      models.append(
        try ModelName(size.flat ? name : "\(namespaces[index / perNamespace])/\(name)"))
    }
    self.models = models

    var next = 0
    func people(_ count: Int) throws(NameError) -> [Person] {
      var people: [Person] = []
      for _ in 0..<count {
        people.append(try Self.person(next))
        next += 1
      }
      return people
    }
    owners = try people(2)
    approvers = try people(4)
    var teams: [Team] = []
    for index in 0..<min(Self.maximumTeams, namespaceCount) {
      let domain = namespaces[index].text
      teams.append(
        Team(
          name: try Identifier("\(domain)-team"), title: "Models for \(domain)",
          members: try people(Self.peoplePerTeam)))
    }
    if !size.flat {
      for (index, namespace) in namespaces.enumerated() {
        teams[index % teams.count].namespaces.append(namespace)
      }
    }
    self.teams = teams
    self.perNamespace = perNamespace
  }

  private let perNamespace: Int

  /// The team that owns the model with this number.
  func owner(ofModel index: Int) -> Team { teams[index / perNamespace % teams.count] }

  private static func numbered(_ word: String, _ round: Int) -> String {
    round == 0 ? word : "\(word)-\(round + 1)"
  }

  private static func person(_ index: Int) throws(NameError) -> Person {
    // Neighbours share neither name: the last name moves on by one more each round.
    let first = firstNames[index % 24]
    let last = lastNames[(index + index / 24) % 24]
    return Person(
      id: try Identifier("\(first)-\(last)".lowercased()), name: "\(first) \(last)",
      offsetMinutes: [0, 60, 60, 120][index % 4])
  }
}

extension Company {
  /// registry.yaml, people and teams: what the first commit holds beside schemas and templates.
  func founding() throws(NameError) -> [(ref: EntityRef, fields: JSONValue)] {
    var documents: [(ref: EntityRef, fields: JSONValue)] = [
      (
        .registry,
        [
          "name": "larkfield", "title": "Models of Larkfield",
          "environments": [
            ["name": "staging", "production": false],
            [
              "name": "production", "production": true,
              "approvals": ["required": 1, "by": ["team:model-risk"]],
            ],
          ],
          "mergeMethod": "merge", "governance": ["team:owners"],
          "trust": ["accepts": ["signature", "author"], "signatures": "off"], "rulesVersion": 1,
        ]
      )
    ]
    let governing = [
      Team(name: try Identifier("owners"), title: "Owners of the registry", members: owners),
      Team(name: try Identifier("model-risk"), title: "Model risk", members: approvers),
    ]
    for team in governing + teams {
      var fields: JSONValue = [
        "title": .string(team.title), "members": .array(team.members.map(\.reference)),
        "handle": .string("@larkfield/\(team.name)"),
      ]
      if !team.namespaces.isEmpty {
        fields["namespaces"] = .array(team.namespaces.map { .string($0.text) })
      }
      documents.append((.team(team.name), fields))
      for person in team.members {
        documents.append(
          (
            .person(person.id),
            [
              "title": .string(person.name), "status": "active",
              "logins": ["github": .string(person.id.text)], "emails": [.string(person.email)],
            ]
          ))
      }
    }
    return documents
  }
}
