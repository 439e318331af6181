package import Registry

extension Inventory.Collection {
  /// One column of a collection: what a table heads it with, and how its values compare.
  struct Column {
    let key: String
    let title: String
    let type: FieldType
    let isDefault: Bool

    init(_ key: String, _ title: String, type: FieldType = .any, isDefault: Bool = true) {
      self.key = key
      self.title = title
      self.type = type
      self.isDefault = isDefault
    }
  }

  /// What filters, sorts and choices of columns may name: the columns, and any metric or label.
  package var fields: FieldSet {
    FieldSet(
      columns.map { FieldSet.Field($0.key, $0.type, title: $0.title, doc: $0.title.lowercased()) }
        + [
          FieldSet.Field("metric.", .number, title: "METRIC", doc: "the latest value of a metric"),
          FieldSet.Field("label.", .text, title: "LABEL", doc: "a label of the document"),
        ])
  }

  /// The columns as listings show them.
  var listingColumns: [Listing.Column] {
    columns.map { column in
      Listing.Column(
        column.key, title: column.title, alignment: column.type == .number ? .right : .left,
        isDefault: column.isDefault)
    }
  }

  /// The columns of the collection, the reference first.
  var columns: [Column] {
    switch self {
    case .models:
      [
        .init("ref", "MODEL"), .init("owner", "OWNER"), .init("lifecycle", "LIFECYCLE"),
        .init("latest", "LATEST"), .init("production", "PRODUCTION"),
        .init("underperforming", "UNDERPERFORMING"), .init("changedAt", "CHANGED", type: .date),
        .init("changedBy", "BY"), .init("title", "TITLE", isDefault: false),
        .init("task", "TASK", isDefault: false),
        .init("inProduction", "IN PRODUCTION", isDefault: false),
        .init("versions", "VERSIONS", isDefault: false),
        .init("evaluations", "EVALUATIONS", isDefault: false),
        .init("commit", "COMMIT", isDefault: false),
      ]
    case .versions:
      [
        .init("ref", "VERSION"), .init("status", "STATUS"), .init("environments", "RUNS IN"),
        .init("underperforming", "UNDERPERFORMING"), .init("missed", "THRESHOLDS MISSED"),
        .init("changedAt", "CHANGED", type: .date), .init("changedBy", "BY"),
        .init("model", "MODEL", isDefault: false),
        .init("version", "VERSION", type: .version, isDefault: false),
        .init("owner", "OWNER", isDefault: false),
        .init("inProduction", "IN PRODUCTION", isDefault: false),
        .init("notMeasured", "NOT MEASURED", isDefault: false),
        .init("evaluations", "EVALUATIONS", isDefault: false),
        .init("approvals", "APPROVALS", isDefault: false),
        .init("commit", "COMMIT", isDefault: false),
      ]
    case .evaluations:
      [
        .init("ref", "EVALUATION"), .init("purpose", "PURPOSE"),
        .init("evaluatedAt", "EVALUATED", type: .date), .init("datasets", "DATA SETS"),
        .init("metrics", "METRICS", type: .number), .init("evaluator", "EVALUATOR"),
        .init("model", "MODEL", isDefault: false),
        .init("version", "VERSION", type: .version, isDefault: false),
      ]
    case .metrics:
      [
        .init("ref", "EVALUATION", isDefault: false), .init("version", "VERSION"),
        .init("metric", "METRIC"), .init("slice", "SLICE"), .init("dataset", "DATA SET"),
        .init("value", "VALUE", type: .number), .init("threshold", "THRESHOLD"),
        .init("missed", "MISSED"), .init("evaluatedAt", "EVALUATED", type: .date),
        .init("model", "MODEL", isDefault: false), .init("split", "SPLIT", isDefault: false),
        .init("purpose", "PURPOSE", isDefault: false),
        .init("direction", "DIRECTION", isDefault: false),
      ]
    case .deployments:
      [
        .init("ref", "DEPLOYMENT"), .init("version", "VERSION", type: .version),
        .init("role", "ROLE"), .init("status", "STATUS"), .init("approvals", "APPROVALS"),
        .init("owner", "OWNER"), .init("changedAt", "CHANGED", type: .date),
        .init("changedBy", "BY"), .init("model", "MODEL", isDefault: false),
        .init("environment", "ENVIRONMENT", isDefault: false),
        .init("name", "NAME", isDefault: false), .init("system", "SYSTEM", isDefault: false),
        .init("region", "REGION", isDefault: false),
        .init("inProduction", "IN PRODUCTION", isDefault: false),
        .init("approved", "APPROVED", isDefault: false),
        .init("observed", "OBSERVED", isDefault: false),
        .init("commit", "COMMIT", isDefault: false),
      ]
    case .approvals:
      [
        .init("ref", "APPROVAL"), .init("decision", "DECISION"), .init("approver", "APPROVER"),
        .init("environment", "ENVIRONMENT"), .init("counts", "COUNTS"),
        .init("expires", "EXPIRES", type: .date), .init("changedAt", "RECORDED", type: .date),
        .init("changedBy", "BY"), .init("model", "MODEL", isDefault: false),
        .init("reason", "REASON", isDefault: false),
      ]
    case .systems:
      [
        .init("ref", "SYSTEM"), .init("title", "TITLE"), .init("owner", "OWNER"),
        .init("riskClasses", "RISK CLASSES"), .init("roles", "ROLES", isDefault: false),
        .init("models", "MODELS"), .init("risks", "RISKS", type: .number),
        .init("incidents", "INCIDENTS", type: .number),
        .init("inProduction", "IN PRODUCTION"), .init("changedAt", "CHANGED", type: .date),
        .init("changedBy", "BY"), .init("commit", "COMMIT", isDefault: false),
      ]
    case .waivers:
      [
        .init("ref", "WAIVER"), .init("policy", "POLICY"), .init("subject", "SUBJECT"),
        .init("expires", "EXPIRES", type: .date), .init("expired", "EXPIRED"),
        .init("reason", "REASON", isDefault: false), .init("changedAt", "CHANGED", type: .date),
        .init("changedBy", "BY"),
      ]
    case .policies:
      [
        .init("ref", "POLICY"),
        .init("title", "TITLE"),
        .init("severity", "SEVERITY"),
        .init("appliesFrom", "FROM", type: .date),
        .init("changedAt", "CHANGED", type: .date), .init("changedBy", "BY"),
      ]
    case .datasets:
      [
        .init("ref", "DATASET"),
        .init("title", "TITLE"),
        .init("owner", "OWNER"),
        .init("personalData", "PERSONAL DATA"),
        .init("uri", "URI"),
        .init("changedAt", "CHANGED", type: .date), .init("changedBy", "BY"),
      ]
    case .teams:
      [
        .init("ref", "TEAM"),
        .init("title", "TITLE"),
        .init("members", "MEMBERS"),
        .init("namespaces", "NAMESPACES"),
        .init("changedAt", "CHANGED", type: .date), .init("changedBy", "BY"),
      ]
    case .people:
      [
        .init("ref", "PERSON"),
        .init("title", "NAME"),
        .init("status", "STATUS"),
        .init("until", "UNTIL", type: .date),
        .init("changedAt", "CHANGED", type: .date), .init("changedBy", "BY"),
      ]
    }
  }
}
