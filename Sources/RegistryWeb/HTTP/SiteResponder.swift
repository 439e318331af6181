import HTTPTypes
import Hummingbird

/// Connects the site to Hummingbird: requests in, responses out, with what every response carries.
struct SiteResponder: HTTPResponder {
  /// What answers.
  let site: Site

  func respond(to request: Request, context: BasicRequestContext) async -> Response {
    let answer = await site.answer(
      to: WebRequest(
        method: Self.method(request.method), target: request.head.path ?? "",
        host: request.head.authority, ifNoneMatch: request.headers[.ifNoneMatch]))
    return response(answer, hasBody: request.method != .head)
  }

  private static func method(_ method: HTTPRequest.Method) -> WebRequest.Method {
    switch method {
    case .get: .get
    case .head: .head
    case .options: .options
    default: .other
    }
  }

  private func response(_ answer: Answer, hasBody: Bool) -> Response {
    var headers = HTTPFields()
    SecurityHeaders.add(to: &headers)
    if answer.namesMethods { headers[.allow] = "GET, HEAD, OPTIONS" }
    if let tag = answer.tag { headers[.eTag] = tag.text }
    if !answer.links.isEmpty {
      headers.set("Link", answer.links.map(\.field).joined(separator: ", "))
    }
    if answer.tag != nil { headers[.cacheControl] = "no-cache" }
    guard let mediaType = answer.mediaType else {
      var response = Response(
        status: .init(code: answer.status.rawValue, reasonPhrase: answer.status.phrase),
        headers: headers)
      // Neither 204 nor 304 has a length (RFC 9110 section 8.6).
      response.headers[.contentLength] = nil
      return response
    }
    if answer.tag == nil { headers[.cacheControl] = "no-store" }
    headers[.contentType] = mediaType.rawValue
    headers[.contentLength] = String(answer.body.count)
    return Response(
      status: .init(code: answer.status.rawValue, reasonPhrase: answer.status.phrase),
      headers: headers,
      body: hasBody ? ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)) : ResponseBody())
  }
}
