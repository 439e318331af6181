import Registry
import Testing

@Suite("Dates and moments")
struct DateTests {
  @Test(
    "Days are counted as the calendar has them",
    arguments: [
      ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11016), ("2000-03-01", 11017),
      ("2026-11-30", 20787), ("1600-02-29", -135_081), ("0001-01-01", -719_162),
      ("9999-12-31", 2_932_896),
    ])
  func days(_ text: String, _ days: Int) throws {
    #expect(try CalendarDate(text).daysSinceEpoch == days)
    #expect(CalendarDate(daysSinceEpoch: days).description == text)
  }

  @Test("Every day reads back, and the next one comes after it")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 26)
    for _ in 0..<5000 {
      let date = CalendarDate(
        daysSinceEpoch: Int.random(in: -719_162..<2_932_896, using: &generator))
      let next = CalendarDate(daysSinceEpoch: date.daysSinceEpoch + 1)
      #expect(try CalendarDate(date.description) == date)
      #expect(date < next)
      #expect(date.description < next.description)
    }
  }

  @Test(
    "What is no day is refused",
    arguments: [
      "", "2026-02-29", "1900-02-29", "2026-04-31", "2026-00-01", "2026-13-01", "2026-01-00",
      "2026-01-32", "2026-1-1", "20260101", "2026/01/01", "2026-01-01 ", "+026-01-01", "二〇二六-1",
      "2026-01-0a",
    ])
  func refusedDays(_ text: String) {
    #expect(throws: NameError.malformedDate(text)) { try CalendarDate(text) }
  }

  @Test(
    "A moment is the same in every zone",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-11-30T09:00:00Z", 1_796_029_200),
      ("2026-11-30T10:00:00+01:00", 1_796_029_200), ("2026-11-29T21:30:00-11:30", 1_796_029_200),
      ("2026-11-30t09:00:00z", 1_796_029_200), ("2026-11-30T09:00:00.987Z", 1_796_029_200),
      ("1969-12-31T23:59:59-00:00", -1), ("2026-12-31T23:59:60Z", 1_798_761_600),
      ("2026-11-30", 1_796_083_199),
    ] as [(String, Int64)])
  func moments(_ text: String, _ seconds: Int64) throws {
    #expect(try Timestamp(text).seconds == seconds)
  }

  @Test(
    "What is no moment is refused",
    arguments: [
      "", "2026-11-30T", "2026-11-30T09:00Z", "2026-11-30T09:00:00", "2026-11-30 09:00:00Z",
      "2026-11-30T24:00:00Z", "2026-11-30T09:60:00Z", "2026-11-30T09:00:61Z",
      "2026-11-30T09:00:00+24:00", "2026-11-30T09:00:00+0100", "2026-11-30T09:00:00.Z",
      "2026-11-30T09:00:00Z ", "2026-11-30T09:00:00.5", "now",
    ])
  func refusedMoments(_ text: String) {
    #expect(throws: NameError.malformedDate(text)) { try Timestamp(text) }
  }

  @Test("A moment reads back, in UTC and as its writer saw it")
  func momentRoundTrip() throws {
    var generator = SeededGenerator(seed: 30)
    for _ in 0..<2000 {
      let moment = Timestamp(
        seconds: Int64.random(in: -60_000_000_000...250_000_000_000, using: &generator))
      let offset = Int.random(in: -1439...1439, using: &generator)
      #expect(try Timestamp(moment.description) == moment)
      #expect(try Timestamp(moment.description(offsetMinutes: offset)) == moment)
    }
  }

  @Test("An offset is written as the writer's clock showed it")
  func offsets() {
    let moment = Timestamp(seconds: 1_796_029_200)
    #expect(moment.description(offsetMinutes: 60) == "2026-11-30T10:00:00+01:00")
    #expect(moment.description(offsetMinutes: -570) == "2026-11-29T23:30:00-09:30")
    #expect(moment.description(offsetMinutes: 0) == "2026-11-30T09:00:00Z")
    #expect(moment.description(offsetMinutes: 100_000) == "2026-11-30T09:00:00Z")
  }

  @Test("Moments beyond the calendar have a day all the same", arguments: [Int64.min, Int64.max])
  func extremes(_ seconds: Int64) throws {
    let day = Timestamp(seconds: seconds).day
    #expect(try CalendarDate(day.description) == day)
  }
}
