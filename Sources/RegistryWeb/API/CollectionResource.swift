import Compliance
import Documents

/// A collection of the API.
struct CollectionResource {
  /// What it is.
  let route: Route
  /// What was asked of it.
  let query: CollectionQuery

  /// The page that is asked for.
  func answer(_ page: CollectionPage, in view: View) -> Answer {
    var value = view.envelope(.array(page.rows))
    value["nextCursor"] = .optional(page.next?.text)
    let next = page.next.map { cursor in
      Answer.WebLink(
        address: Address(route, query.parameters(cursor: cursor)), relation: "next",
        mediaType: .json)
    }
    return .json(value, links: next.map { [$0] } ?? [])
  }
}
