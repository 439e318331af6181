/// `date-time`, `date` and `time` (RFC 3339, section 5.6).
enum DateFormats {
  /// `full-date "T" full-time`.
  static func isDateTime(_ text: ArraySlice<UInt8>) -> Bool {
    var scanner = ByteScanner(text)
    return readDate(&scanner) && scanner.takeLetter("t") && readTime(&scanner) && scanner.isAtEnd
  }

  /// `full-date`.
  static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    var scanner = ByteScanner(text)
    return readDate(&scanner) && scanner.isAtEnd
  }

  /// `full-time`.
  static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    var scanner = ByteScanner(text)
    return readTime(&scanner) && scanner.isAtEnd
  }

  private static func readDate(_ scanner: inout ByteScanner) -> Bool {
    guard let year = scanner.number(digits: 4), scanner.take("-"),
      let month = scanner.number(digits: 2), scanner.take("-"),
      let day = scanner.number(digits: 2)
    else { return false }
    return month >= 1 && month <= 12 && day >= 1 && day <= days(ofMonth: month, year)
  }

  private static func days(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func readTime(_ scanner: inout ByteScanner) -> Bool {
    guard let hour = scanner.number(digits: 2), hour <= 23, scanner.take(":"),
      let minute = scanner.number(digits: 2), minute <= 59, scanner.take(":"),
      let second = scanner.number(digits: 2), second <= 60
    else { return false }
    if scanner.take("."), scanner.skip(while: ASCII.isDigit) == 0 { return false }
    guard let offset = readOffset(&scanner) else { return false }
    guard second == 60 else { return true }
    // Leap seconds come at the end of a day in UTC (section 5.7).
    let day = 24 * 60
    return (hour * 60 + minute - offset + 2 * day) % day == day - 1
  }

  /// `time-offset`, in minutes.
  private static func readOffset(_ scanner: inout ByteScanner) -> Int? {
    if scanner.takeLetter("z") { return 0 }
    let isWest = scanner.take("-")
    guard isWest || scanner.take("+"), let hours = scanner.number(digits: 2), hours <= 23,
      scanner.take(":"), let minutes = scanner.number(digits: 2), minutes <= 59
    else { return nil }
    return (hours * 60 + minutes) * (isWest ? -1 : 1)
  }
}
