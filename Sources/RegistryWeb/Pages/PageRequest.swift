import Registry

/// A request for a page.
enum PageRequest: Rendering {
  case models(ModelSearch)
  case model(ModelName, at: String?)
  case version(EntityRef, at: String?)
  case audit(AuditQuery)

  /// Reads the parameters that `page` takes.
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
