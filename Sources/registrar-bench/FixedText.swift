/// Figures as people read them.
enum FixedText {
  /// `12.345 s`.
  static func seconds(_ duration: Duration) -> String {
    "\(decimal(seconds: duration)) s"
  }

  /// Seconds with three decimal places.
  static func decimal(seconds duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return decimal(thousandths: seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  /// Seconds with three decimal places.
  static func decimal(_ seconds: Double) -> String {
    decimal(thousandths: Int64((seconds * 1000).rounded()))
  }

  /// A number with three decimal places.
  static func decimal(thousandths: Int64) -> String {
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.utf8.count) + rest
  }
}
