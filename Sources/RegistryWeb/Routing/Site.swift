import Compliance
import Documents
import Git
import Registry
import Workflow

/// The site as a function from requests to answers; it knows nothing of sockets.
struct Site: Sendable {
  private let latest: LatestObservation
  private let past: PastObservations
  private let hosts: HostPolicy
  private let build: String
  private let cache = AnswerCache()

  /// The site of the registry that `configuration` names.
  init(_ configuration: WebServer.Configuration) {
    latest = LatestObservation(
      configuration.location, asOf: configuration.clock, now: configuration.now)
    past = PastObservations(
      configuration.location, asOf: configuration.clock, now: configuration.now)
    hosts = HostPolicy(listeningOn: configuration.host, more: configuration.hostNames)
    build = configuration.build
  }

  /// Reads the registry, so that the first request finds it read.
  ///
  /// - Throws: what keeps it from being read.
  func prepare() async throws { _ = try await latest.current() }

  /// Answers `request`, whatever happens.
  func answer(to request: WebRequest) async -> Answer {
    do {
      guard hosts.admits(request.host) else { throw RequestError.wrongHost(request.host) }
      guard let route = Route(path: request.path) else { throw RequestError.noSuchPage }
      switch request.method {
      case .get, .head: return try await answer(route, request)
      case .options: return Answer(status: .noContent, namesMethods: true)
      case .other: throw RequestError.methodNotAllowed
      }
    } catch {
      return Self.answer(Problem(error), to: request)
    }
  }

  private static func answer(_ problem: Problem, to request: WebRequest) -> Answer {
    var answer =
      request.isForAPI
      ? Answer(mediaType: .problem, body: JSONWriter.bytes(problem.value))
      : Answer.page(ErrorPage(problem: problem).html)
    answer.status = problem.status
    answer.namesMethods = problem.status == .methodNotAllowed
    return answer
  }

  private func answer(_ route: Route, _ request: WebRequest) async throws -> Answer {
    let query = try Query(request.query)
    switch route {
    case .health:
      return .text("ok")
    case .readiness:
      guard let problem = try await latest.current().problem else { return .text("ready") }
      return .text(problem.detail, status: .serviceUnavailable)
    case .asset(let asset):
      let body = Array(asset.text.utf8)
      let tag = EntityTag([asset.rawValue, asset.text])
      return conditional(Answer(mediaType: asset.mediaType, body: body, tag: tag), request)
    case .page(let page):
      return try await answer(try PageRequest(page, query), .html, request)
    case .resource(let resource):
      return try await answer(try ResourceRequest(resource, query), .json, request)
    }
  }

  /// Answers from the state that is asked for, or says that nothing changed.
  private func answer(
    _ rendering: some Rendering, _ mediaType: Answer.MediaType, _ request: WebRequest
  ) async throws -> Answer {
    let view = try await view(at: rendering.at, cursor: rendering.cursor)
    let tag = view.tag(request.target, mediaType)
    if let ifNoneMatch = request.ifNoneMatch, tag.isNamed(in: ifNoneMatch) {
      return Answer(status: .notModified, tag: tag)
    }
    if let known = cache.answer(tag) { return known }
    var answer = try rendering.answer(in: view)
    if answer.status == .ok {
      answer.tag = tag
      cache.keep(answer)
    }
    return answer
  }

  private func conditional(_ answer: Answer, _ request: WebRequest) -> Answer {
    guard let tag = answer.tag, let field = request.ifNoneMatch, tag.isNamed(in: field) else {
      return answer
    }
    return Answer(status: .notModified, tag: tag)
  }

  private func view(at: String?, cursor: PageCursor?) async throws -> View {
    let served = try await latest.current()
    let tip = served.observation.commit?.id
    var observation = served.observation
    if let at {
      observation = try await past.observation(at: at)
    } else if let cursor, cursor.commit != tip {
      observation = try await pinned(cursor)
    }
    return View(
      observation: observation, at: at, tip: tip, problem: served.problem, build: build)
  }

  private func pinned(_ cursor: PageCursor) async throws -> Observation {
    do {
      return try await past.observation(at: cursor.commit.description)
    } catch  where Problem(error).status == .notFound {
      throw RequestError.staleCursor
    }
  }
}
