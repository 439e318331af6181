/// Which hosts the server answers for, so that no page elsewhere can reach it under a name of its own
/// (DNS rebinding).
struct HostPolicy: Sendable {
  private let names: Set<String>
  private let allowsNumbers: Bool

  /// The policy of a server listening on `host`.
  ///
  /// - Parameter more: further names that people reach it by. A server on all interfaces answers for every
  ///   numeric address too: rebinding needs a name.
  init(listeningOn host: String, more: [String]) {
    names = Set(["localhost", "127.0.0.1", "[::1]"] + ([host] + more).map(Self.spelling))
    allowsNumbers = Self.isWildcard(host)
  }

  /// Whether a request for the authority `field` (host and port) may be answered.
  func admits(_ field: String?) -> Bool {
    guard let field, let host = Self.host(of: field) else { return false }
    return names.contains(host) || (allowsNumbers && Self.isNumeric(host))
  }

  /// Whether only this machine reaches a server on `host`.
  static func isLoopback(_ host: String) -> Bool {
    let host = spelling(host)
    return host == "localhost" || host == "[::1]"
      || (host.hasPrefix("127.") && host.split(separator: ".").count == 4 && isNumeric(host))
  }

  private static func isWildcard(_ host: String) -> Bool {
    ["0.0.0.0", "[::]"].contains(spelling(host))
  }

  /// Lower case, and brackets around an IPv6 address.
  private static func spelling(_ host: String) -> String {
    let host = host.lowercased()
    return host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
  }

  /// The host without its port, in lower case.
  private static func host(of field: String) -> String? {
    guard field.utf8.count <= 255 else { return nil }
    let field = field.lowercased()
    var end = field.endIndex
    if field.hasPrefix("[") {
      guard let bracket = field.firstIndex(of: "]") else { return nil }
      end = field.index(after: bracket)
    } else if let colon = field.firstIndex(of: ":") {
      end = colon
    }
    let port = field[end...]
    guard port.isEmpty || (port.first == ":" && port.dropFirst().utf8.allSatisfy(isDigit))
    else { return nil }
    return String(field[..<end])
  }

  private static func isNumeric(_ host: String) -> Bool {
    if host.hasPrefix("[") {
      return host.dropFirst().dropLast().unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "0"..."9", "a"..."f", ":", ".": true
        default: false
        }
      }
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.count <= 3 && $0.utf8.allSatisfy(isDigit) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
