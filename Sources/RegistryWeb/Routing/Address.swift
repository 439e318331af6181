import Documents

/// Something a link may lead to: a route of this site with its query, or a page of the web.
struct Address: Sendable, Equatable {
  /// The reference as written, percent-encoded.
  let text: String

  /// A route with its query; parameters without a value are left out.
  init(_ route: Route, _ query: [(name: String, value: String?)] = []) {
    let pairs = query.compactMap { name, value in
      value.map {
        PercentEncoding.encoded(name) + "=" + PercentEncoding.encoded($0, keeping: ":/@,")
      }
    }
    text = route.path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
  }

  /// An address outside, which content of the registry names; nil unless it is of the web and plain.
  init?(external text: String) {
    guard text.hasPrefix("https://") || text.hasPrefix("http://"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    self.text = text
  }
}
