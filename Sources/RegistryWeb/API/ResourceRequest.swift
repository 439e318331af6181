import Compliance
import Documents
import Registry
import Workflow

/// A request for something of the API.
enum ResourceRequest: Rendering {
  case collection(Inventory.Collection, CollectionQuery)
  case auditLogs(AuditQuery)
  case detail(EntityRef, at: String?)

  /// Reads the parameters that `resource` takes.
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
