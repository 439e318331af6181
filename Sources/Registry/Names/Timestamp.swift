/// A moment, to the second, in UTC (RFC 3339 date-time).
package struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package let seconds: Int64

  /// The moment `seconds` after the epoch.
  package init(seconds: Int64) { self.seconds = seconds }

  /// Reads an RFC 3339 date-time; a date alone means the end of that day (so `--at 2026-03-03` includes it).
  package init(_ text: String) throws(NameError) {
    if text.utf8.count == 10 {
      self.init(endOf: try CalendarDate(text))
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = Self.digits(bytes[11..<13]), hour < 24,
      let minute = Self.digits(bytes[14..<16]), minute < 60,
      let second = Self.digits(bytes[17..<19]), second <= 60
    else { throw .malformedDate(text) }
    var zone = 19
    if bytes[zone] == UInt8(ascii: ".") {
      zone += 1
      while zone < bytes.count, bytes[zone] >= 0x30, bytes[zone] <= 0x39 { zone += 1 }
      if zone == 20 { throw .malformedDate(text) }
    }
    var offset = 0
    if zone + 1 == bytes.count, bytes[zone] | 0x20 == UInt8(ascii: "z") {
      offset = 0
    } else if zone + 6 == bytes.count, bytes[zone + 3] == UInt8(ascii: ":"),
      bytes[zone] == UInt8(ascii: "+") || bytes[zone] == UInt8(ascii: "-"),
      let hours = Self.digits(bytes[(zone + 1)..<(zone + 3)]), hours < 24,
      let minutes = Self.digits(bytes[(zone + 4)..<(zone + 6)]), minutes < 60
    {
      offset = (hours * 60 + minutes) * (bytes[zone] == UInt8(ascii: "-") ? -1 : 1)
    } else {
      throw .malformedDate(text)
    }
    let day = try CalendarDate(String(text.prefix(10))).daysSinceEpoch
    self.init(
      seconds: Int64(day * 86_400 + hour * 3600 + (minute - offset) * 60 + second))
  }

  /// Reads the beginning of a span of time: a date alone means the first second of that day.
  package init(startingAt text: String) throws(NameError) {
    let end = try Timestamp(text)
    let isDay = text.utf8.count == 10
    self.init(seconds: isDay ? end.seconds - Self.secondsOfDay + 1 : end.seconds)
  }

  /// The length of a day.
  package static let secondsOfDay: Int64 = 86_400

  /// The last second of `day`, UTC.
  package init(endOf day: CalendarDate) { seconds = Int64(day.daysSinceEpoch) * 86_400 + 86_399 }

  /// The day it falls on, UTC.
  package var day: CalendarDate {
    CalendarDate(
      daysSinceEpoch: Int(
        (Double(seconds) / 86_400).rounded(.down).clamped(-1_000_000_000, 1_000_000_000)))
  }

  /// `2026-11-30T09:00:00Z`.
  package var description: String { "\(day)T\(clock)Z" }

  /// RFC 3339 at an offset from UTC, as a commit's author saw it.
  package func description(offsetMinutes: Int) -> String {
    guard offsetMinutes != 0, offsetMinutes.magnitude < 24 * 60 else { return description }
    let local = Timestamp(seconds: seconds &+ Int64(offsetMinutes * 60))
    let magnitude = Int(offsetMinutes.magnitude)
    return "\(local.day)T\(local.clock)\(offsetMinutes < 0 ? "-" : "+")"
      + "\(Self.padded(magnitude / 60)):\(Self.padded(magnitude % 60))"
  }

  private var clock: String {
    let rest = Int(seconds % 86_400 + 86_400) % 86_400
    return "\(Self.padded(rest / 3600)):\(Self.padded(rest / 60 % 60)):\(Self.padded(rest % 60))"
  }

  static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  static func padded(_ number: Int, _ width: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: Swift.max(0, width - text.count)) + text
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }
}

extension Double {
  fileprivate func clamped(_ low: Double, _ high: Double) -> Double {
    Swift.max(low, Swift.min(self, high))
  }
}
