/// Times as OpenSSH writes them in files: `YYYYMMDD`, `YYYYMMDDHHMM` and `YYYYMMDDHHMMSS`, in
/// local time unless `Z` or `UTC` follows (`valid-after` in ssh-keygen(1)).
enum SSHTimestamp {
  /// Seconds since 1970 in UTC; nil for a text of another form and for times up to 1970.
  ///
  /// As in OpenSSH, which leaves this to strptime(3), a month has up to 31 days and a minute up to
  /// 61 seconds, and what is too much runs on into the next.
  ///
  /// - Parameter offsetMinutes: the local clock, in minutes east of UTC.
  static func seconds(_ text: String, offsetMinutes: Int32) -> Int64? {
    var digits = Array(text.uppercased().utf8)
    var isUTC = false
    for zone in ["Z", "UTC"] where !isUTC && digits.count > zone.utf8.count {
      if digits.suffix(zone.utf8.count).elementsEqual(zone.utf8) {
        isUTC = true
        digits.removeLast(zone.utf8.count)
      }
    }
    let zero = UInt8(ascii: "0")
    guard [8, 12, 14].contains(digits.count),
      digits.allSatisfy({ (zero...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    func field(_ range: Range<Int>, _ allowed: ClosedRange<Int64>) -> Int64? {
      guard range.upperBound <= digits.count else { return 0 }
      let value = digits[range].reduce(Int64(0)) { $0 * 10 + Int64($1 - zero) }
      return allowed.contains(value) ? value : nil
    }
    guard let year = field(0..<4, 0...9999), let month = field(4..<6, 1...12),
      let day = field(6..<8, 1...31), let hour = field(8..<10, 0...23),
      let minute = field(10..<12, 0...59), let second = field(12..<14, 0...61)
    else { return nil }
    let clock = (hour * 60 + minute) * 60 + second
    let local = (days(year, month) + day - 1) * 86_400 + clock
    let seconds = isUTC ? local : local - Int64(offsetMinutes) * 60
    return seconds > 0 ? seconds : nil
  }

  /// Days from 1970 to the first of a month of the Gregorian calendar.
  private static func days(_ year: Int64, _ month: Int64) -> Int64 {
    // Years that begin in March, so that the leap day is their last; the months from there on have
    // 153 days in five.
    let year = (month > 2 ? year : year - 1) + 400
    let before = (153 * ((month + 9) % 12) + 2) / 5
    return 365 * year + year / 4 - year / 100 + year / 400 + before - 719_468 - 146_097
  }
}
