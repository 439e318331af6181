import Documents
import Findings
import Git
import Registry

/// An error in words, for programs as RFC 9457 problem details and for people as a page.
struct Problem: Sendable, Equatable {
  /// The status code.
  let status: Status
  /// What is wrong: a sentence without a full stop.
  let detail: String
  /// What to do next.
  var remedy: String?
  /// The parameter at fault.
  var parameter: String?

  /// Words for `error`; what people cannot mend says nothing of the machine behind it.
  init(_ error: any Error) {
    switch error {
    case let error as RequestError: self.init(request: error)
    case let error as RegistryError: self.init(registry: error)
    case let error as GitError: self.init(git: error)
    default: self.init(.internalServerError, "the registry could not be read")
    }
  }

  private init(
    _ status: Status, _ detail: String, remedy: String? = nil, parameter: String? = nil
  ) {
    self.status = status
    self.detail = detail
    self.remedy = remedy
    self.parameter = parameter
  }

  private init(request error: RequestError) {
    switch error {
    case .noSuchPage: self.init(.notFound, "there is nothing at this address")
    case .methodNotAllowed:
      self.init(
        .methodNotAllowed, "this site is only read",
        remedy: "change the registry by a pull request or with the registrar command")
    case .wrongHost(let host):
      self.init(
        .misdirectedRequest,
        host.map { "this server does not answer for '\($0)'" } ?? "the request names no host",
        remedy: "use the address that the server printed when it started")
    case .malformedQuery:
      self.init(
        .badRequest, "the query of the address is malformed", remedy: "percent-encode it as UTF-8")
    case .queryTooLong(let limit):
      self.init(.badRequest, "the query of the address is longer than \(limit) bytes")
    case .unknownParameter(let name, let known):
      self.init(
        .badRequest, "unknown parameter '\(name)'",
        remedy: known.isEmpty
          ? "this address takes no parameters"
          : "the parameters are \(known.joined(separator: ", "))",
        parameter: name)
    case .repeatedParameter(let name):
      self.init(.badRequest, "'\(name)' is given more than once", parameter: name)
    case .malformedParameter(let name, let value, let expected):
      self.init(
        .badRequest, "'\(value)' does not fit '\(name)'", remedy: expected, parameter: name)
    case .filter(let error, let parameter):
      self.init(
        .badRequest, "\(error.summary), at character \(error.offset + 1) of '\(parameter)'",
        remedy: error.remedy, parameter: parameter)
    case .foreignCursor:
      self.init(
        .badRequest, "the cursor belongs to another query", remedy: "begin at the first page",
        parameter: "cursor")
    case .staleCursor:
      self.init(
        .notFound, "the cursor leads nowhere", remedy: "begin at the first page",
        parameter: "cursor")
    case .noSuchRevision(let text):
      self.init(
        .notFound, "there is no revision '\(text)'",
        remedy: "give a branch, a tag, a commit or a date like 2026-11-30", parameter: "at")
    case .noSuchReference(let text, let similar):
      self.init(
        .notFound, "there is no '\(text)' in the registry",
        remedy: similar.map { "did you mean '\($0)'?" })
    }
  }

  private init(registry error: RegistryError) {
    switch error {
    case .git(let error): self.init(git: error)
    case .name(let error): self.init(.badRequest, error.summary, remedy: error.remedy)
    case .noSuchReference(let text, let similar):
      self.init(request: .noSuchReference(text, similar: similar))
    case .nothingAt(let date, let first):
      self.init(
        .notFound, "the registry did not exist at \(date)",
        remedy: first.map { "its first landing is of \($0)" }, parameter: "at")
    case .noRegistry(_, let revision):
      self.init(
        .notFound, "there is no registry.yaml" + (revision.map { " at \($0)" } ?? ""),
        remedy: "ask for a revision that holds the registry", parameter: "at")
    case .brokenSchema(let findings):
      let reasons = findings.map { "\($0.location.description): \($0.summary)" }
      self.init(
        .serviceUnavailable, reasons.joined(separator: "; "), remedy: "mend the schema")
    case .registryFileMissing, .severalRegistries:
      self.init(.internalServerError, "the registry could not be read")
    }
  }

  private init(git error: GitError) {
    switch error {
    case .noSuchRevision(let text, _), .ambiguousRevision(let text), .notACommit(let text):
      self.init(request: .noSuchRevision(text))
    case .beyondShallowEdge:
      self.init(
        .notFound, "the history asked for is not in the clone that is served, which is shallow",
        remedy: "ask whoever runs this server for 'git fetch --unshallow'", parameter: "at")
    default: self.init(.internalServerError, "the repository could not be read")
    }
  }

  /// The body of `application/problem+json`.
  var value: JSONValue {
    var value: JSONValue = [
      "type": "about:blank", "title": .string(status.phrase), "status": .int(status.rawValue),
      "detail": .string(detail + (remedy.map { "; \($0)" } ?? "")),
    ]
    if let parameter {
      value["errors"] = [["parameter": .string(parameter), "detail": .string(detail)]]
    }
    return value
  }
}
