import Registry

/// Time as a company spends it: ten hours a day, five days a week, six years.
enum WorkCalendar {
  /// Working seconds from the first morning to the last evening.
  static let end = 1560 * secondsPerDay

  private static let secondsPerDay = 36_000
  /// Monday 2020-01-06 in days since 1970.
  private static let firstDay = 18_267
  private static let openingHour = 7

  /// The moment at which so much working time has passed.
  static func moment(_ worked: Int) -> Timestamp {
    let day = worked / secondsPerDay
    let date = firstDay + day / 5 * 7 + day % 5
    return Timestamp(
      seconds: Int64(date * 86_400 + openingHour * 3600 + worked % secondsPerDay))
  }
}
