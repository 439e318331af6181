/// Why the server does not start.
package enum WebServerError: Error, Hashable, Sendable {
  /// `host` is neither an address nor the name of one.
  case notAnAddress(host: String)
  /// Others would reach `host`, and nobody said that they may.
  case publicAddress(host: String)
  /// Something listens there already.
  case addressInUse(host: String, port: Int)
  /// This process may not listen there.
  case addressForbidden(host: String, port: Int)
  /// This machine has no such address.
  case addressUnknown(host: String, port: Int)
  /// Listening failed otherwise; `errno` says how.
  case cannotListen(host: String, port: Int, errno: Int32)

  /// A lower-case fragment that says what is wrong.
  package var summary: String {
    switch self {
    case .notAnAddress(let host): "'\(host)' is no address, and no host goes by it"
    case .publicAddress(let host):
      "'\(host)' can be reached by others, and there is no access control"
    case .addressInUse(let host, let port): "\(host):\(port) is in use already"
    case .addressForbidden(let host, let port): "listening on \(host):\(port) is not permitted"
    case .addressUnknown(let host, _): "this machine has no address '\(host)'"
    case .cannotListen(let host, let port, let errno):
      "cannot listen on \(host):\(port) (system error \(errno))"
    }
  }

  /// What to do next.
  package var remedy: String {
    switch self {
    case .notAnAddress: "give --host an address of this machine, such as 127.0.0.1"
    case .publicAddress:
      "listen on 127.0.0.1, or give --insecure-public if everybody there may read"
    case .addressInUse: "stop what listens there, or give another --port (0 takes any that is free)"
    case .addressForbidden: "give a --port above 1023"
    case .addressUnknown: "give --host an address of this machine, such as 127.0.0.1"
    case .cannotListen: "check --host and --port"
    }
  }
}
