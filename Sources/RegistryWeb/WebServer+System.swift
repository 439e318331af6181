import Foundation
import Registry

extension WebServer {
  /// The time by the clock of this machine.
  static func wallClock() -> Timestamp {
    Timestamp(seconds: Int64(Date().timeIntervalSince1970))
  }

  /// What the operating system's refusal to listen means.
  static func error(_ code: Int32, _ host: String, _ port: Int) -> WebServerError {
    switch POSIXErrorCode(rawValue: code) {
    case .EADDRINUSE: .addressInUse(host: host, port: port)
    case .EACCES, .EPERM: .addressForbidden(host: host, port: port)
    case .EADDRNOTAVAIL: .addressUnknown(host: host, port: port)
    default: .cannotListen(host: host, port: port, errno: code)
    }
  }
}
