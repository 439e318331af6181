/// `duration` (RFC 3339, appendix A): units in order, and none left out between two that are given.
enum DurationFormat {
  /// Whether all of `text` is a duration.
  static func accepts(_ text: ArraySlice<UInt8>) -> Bool {
    var scanner = ByteScanner(text)
    guard scanner.take("P") else { return false }
    var weeks = scanner
    if readUnits(["W"], &weeks) == 1, weeks.isAtEnd { return true }
    guard let dates = readUnits(["Y", "M", "D"], &scanner) else { return false }
    if scanner.isAtEnd { return dates > 0 }
    guard scanner.take("T"), let times = readUnits(["H", "M", "S"], &scanner) else { return false }
    return times > 0 && scanner.isAtEnd
  }

  /// Reads numbers with units of the list that follow one another there, and gives how many there are.
  private static func readUnits(
    _ units: [Unicode.Scalar], _ scanner: inout ByteScanner
  ) -> Int? {
    var count = 0
    var allowed = units[...]
    while scanner.next.map(ASCII.isDigit) == true {
      _ = scanner.skip(while: ASCII.isDigit)
      let candidates = count == 0 ? allowed : allowed.prefix(1)
      guard let unit = candidates.firstIndex(where: { scanner.take($0) }) else { return nil }
      allowed = units[(unit + 1)...]
      count += 1
    }
    return count
  }
}
