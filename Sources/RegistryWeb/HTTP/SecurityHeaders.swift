import HTTPTypes
import Hummingbird

/// What every response says about itself to a browser, errors included.
enum SecurityHeaders {
  private static let policy = [
    "default-src 'none'", "style-src 'self'", "img-src 'self'", "script-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
  ].joined(separator: "; ")

  private static let fields = [
    ("Content-Security-Policy", policy),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
  ]

  /// Adds them.
  static func add(to headers: inout HTTPFields) {
    for (name, value) in fields { headers.set(name, value) }
  }
}

extension HTTPFields {
  /// Sets a field by a name that need not be one of those that HTTPTypes knows.
  mutating func set(_ name: String, _ value: String) {
    guard let name = HTTPField.Name(name) else { return }
    self[name] = value
  }
}
