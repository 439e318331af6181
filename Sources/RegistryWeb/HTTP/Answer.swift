import Documents

/// What is sent back, without the transport: the responder adds what every answer carries.
struct Answer: Sendable {
  /// The status.
  var status = Status.ok
  /// What the body is; nil when there is none.
  var mediaType: MediaType?
  /// The body.
  var body: [UInt8] = []
  /// Related pages (RFC 8288).
  var links: [WebLink] = []
  /// What identifies the body.
  var tag: EntityTag?
  /// Whether to name the methods that the path takes.
  var namesMethods = false

  /// The types of bodies.
  enum MediaType: String, Sendable {
    case html = "text/html; charset=utf-8"
    case json = "application/json"
    case problem = "application/problem+json"
    case text = "text/plain; charset=utf-8"
    case css = "text/css; charset=utf-8"
    case svg = "image/svg+xml"
  }

  /// Another address that has to do with this one.
  struct WebLink: Sendable {
    let address: Address
    let relation: String
    var mediaType: MediaType?

    /// As the `Link` field holds it.
    var field: String {
      "<\(address.text)>; rel=\"\(relation)\""
        + (mediaType.map { "; type=\"\($0.rawValue)\"" } ?? "")
    }
  }

  /// A page.
  static func page(_ root: HTML, links: [WebLink] = []) -> Answer {
    Answer(mediaType: .html, body: HTMLWriter.document(root), links: links)
  }

  /// A value for programs.
  static func json(_ value: JSONValue, links: [WebLink] = []) -> Answer {
    Answer(mediaType: .json, body: JSONWriter.bytes(value), links: links)
  }

  /// A line of text.
  static func text(_ line: String, status: Status = .ok) -> Answer {
    Answer(status: status, mediaType: .text, body: Array((line + "\n").utf8))
  }
}
