import Documents

/// A measured amount and what it is counted in.
struct Quantity {
  let value: Double
  let unit: Unit

  enum Unit: String {
    case seconds = "s"
    case microseconds = "us"
    case mebibytes = "MiB"
    case blocks
    case perSecond = "1/s"
  }

  init(_ value: Double, _ unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// A time in seconds.
  init(_ duration: Duration) { self.init(duration / .seconds(1), .seconds) }

  /// `12.345 s`.
  var text: String { "\(number) \(unit.rawValue)" }

  /// The value as JSON.
  var json: JSONValue { .number(number) }

  private var number: String { FixedText.decimal(value) }
}
