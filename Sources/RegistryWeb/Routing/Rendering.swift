import Compliance
import Documents
import Registry
import Workflow

/// A request whose parameters were read: what state of the registry it wants, and how to answer from it.
protocol Rendering: Sendable {
  /// The revision or date asked for; nil for the tip.
  var at: String? { get }
  /// The page of a collection that the request goes on from.
  var cursor: PageCursor? { get }

  /// Answers from `view`.
  func answer(in view: View) throws -> Answer
}

/// A request for something of the API.
enum ResourceRequest: Rendering {
  case collection(Inventory.Collection, CollectionQuery)
  case auditLogs(AuditQuery)
  case detail(EntityRef, at: String?)

  init(_ resource: Route.Resource, _ query: Query) throws(RequestError) {
    switch resource {
    case .collection(let collection):
      self = .collection(
        collection,
        try CollectionQuery(query, of: collection.rawValue, fields: collection.fields))
    case .auditLogs: self = .auditLogs(try AuditQuery(query))
    case .model(let model):
      try query.allow(["at"])
      self = .detail(.model(model), at: query["at"])
    case .version(let model, let version):
      try query.allow(["at"])
      self = .detail(.version(model, version), at: query["at"])
    }
  }

  var at: String? {
    switch self {
    case .collection(_, let query): query.at
    case .auditLogs(let query): query.collection.at
    case .detail(_, let at): at
    }
  }

  var cursor: PageCursor? {
    switch self {
    case .collection(_, let query): query.cursor
    case .auditLogs(let query): query.collection.cursor
    case .detail: nil
    }
  }

  func answer(in view: View) throws -> Answer {
    switch self {
    case .collection(let collection, let query):
      let page = try query.page(of: view.observation.inventory.listing(collection), in: view)
      return CollectionResource(route: .resource(.collection(collection)), query: query)
        .answer(page, in: view)
    case .auditLogs(let query):
      return CollectionResource(route: .resource(.auditLogs), query: query.collection)
        .answer(try query.page(in: view), in: view)
    case .detail(let ref, _):
      let entity = try view.observation.snapshot.resolve(ref.description)
      return .json(view.envelope(view.observation.inventory.detail(of: entity)))
    }
  }
}

/// A request for a page.
enum PageRequest: Rendering {
  case models(ModelSearch)
  case model(ModelName, at: String?)
  case version(EntityRef, at: String?)
  case audit(AuditQuery)

  init(_ page: Route.Page, _ query: Query) throws(RequestError) {
    switch page {
    case .models: self = .models(try ModelSearch(query))
    case .audit: self = .audit(try AuditQuery(query))
    case .model(let model):
      try query.allow(["at"])
      self = .model(model, at: query["at"])
    case .version(let model, let version):
      try query.allow(["at"])
      self = .version(.version(model, version), at: query["at"])
    }
  }

  var at: String? {
    switch self {
    case .models(let search): search.query.at
    case .model(_, let at), .version(_, let at): at
    case .audit(let query): query.collection.at
    }
  }

  var cursor: PageCursor? {
    switch self {
    case .models(let search): search.query.cursor
    case .model, .version: nil
    case .audit(let query): query.collection.cursor
    }
  }

  func answer(in view: View) throws -> Answer {
    switch self {
    case .models(let search): try ModelListPage(search: search, view: view).answer()
    case .model(let model, _): try ModelPage(model, view).answer()
    case .version(let ref, _): try VersionPage(ref, view).answer()
    case .audit(let query): try AuditPage(query: query, view: view).answer()
    }
  }
}
