import Documents
import Testing

@testable import Registry

@Suite("Whatever is written as a filter")
struct QueryPropertyTests {
  /// Pieces of which random filters are made.
  private static let pieces = [
    "owner", "count", "inProduction", "metric.accuracy", "label.`a b`", "version", "created",
    "tags",
    "parameters.x", "=", "!=", "<", "<=", ">", ">=", "IN", "LIKE", "AND", "OR", "NOT", "(", ")",
    ",",
    "'a%\\%_'", "\"b\\n\"", "0.9", "-1e5", "true", "null", "2.1.0", "2026-03-03", "team:risk", "``",
    ".", "\\", "'", "\"", "`", "\u{0}", "\u{1F469}\u{200D}\u{1F52C}", "\u{301}",
  ]

  @Test("reads or is refused, but never traps: random bytes", arguments: 0..<20 as Range<UInt64>)
  func randomBytes(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      Self.use(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("reads or is refused, but never traps: random words", arguments: 0..<20 as Range<UInt64>)
  func randomWords(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let count = Int.random(in: 0...12, using: &generator)
      let words = (0..<count).compactMap { _ in Self.pieces.randomElement(using: &generator) }
      Self.use(words.joined(separator: Bool.random(using: &generator) ? " " : ""))
    }
  }

  /// Reads, evaluates and prints `text`, as a filter, a sort order, a choice of columns and a cursor.
  private static func use(_ text: String) {
    do {
      let filter = try Filter(text, fields: QueryRows.fields)
      _ = filter.matches(QueryRows.scorer)
      let printed = filter.description
      #expect(try Filter(printed, fields: QueryRows.fields) == filter, "\(printed)")
    } catch {
      #expect(!error.summary.isEmpty && error.offset <= text.unicodeScalars.count)
      // Joiners within a character only choose its shape.
      #expect(!error.summary.unicodeScalars.contains { $0.isHidden && $0 != "\u{200D}" })
    }
    let listing = Listing(
      name: "rows", columns: [Listing.Column("reference", title: "Reference")],
      rows: [QueryRows.scorer, [:]])
    do {
      _ = listing.sorted(by: try SortKey.list(text, fields: QueryRows.fields))
      _ = try listing.showing(text, fields: QueryRows.fields)
    } catch {
      #expect(!error.summary.isEmpty)
    }
    if let cursor = Listing.Cursor(text) { _ = listing.page(limit: 1, after: cursor) }
    #expect(!TerminalText(text).text.unicodeScalars.contains("\u{1B}"))
  }

  @Test("prints to a text that reads as the same filter", arguments: 0..<20 as Range<UInt64>)
  func parsePrintParse(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 1000)
    for _ in 0..<200 {
      let text = Self.filter(depth: 5, using: &generator)
      guard text.utf8.count < 2000 else { continue }
      let filter = try Filter(text, fields: QueryRows.fields)
      let printed = filter.description
      let again = try Filter(printed, fields: QueryRows.fields)
      #expect(again == filter, "\(text)\n\(printed)")
      #expect(again.description == printed)
      #expect(again.matches(QueryRows.scorer) == filter.matches(QueryRows.scorer))
    }
  }

  @Test("obeys De Morgan, and != is NOT =", arguments: 0..<10 as Range<UInt64>)
  func laws(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed &+ 2000)
    func holds(_ text: String) throws -> Bool {
      try Filter(text, fields: QueryRows.fields).matches(QueryRows.scorer)
    }
    for _ in 0..<100 {
      let one = Self.filter(depth: 1, using: &generator)
      let other = Self.filter(depth: 1, using: &generator)
      #expect(
        try holds("NOT ((\(one)) AND (\(other)))") == holds("NOT (\(one)) OR NOT (\(other))"))
      #expect(try holds("(\(one)) OR (\(other))") == (holds(one) || holds(other)))
      let (field, value) = Self.comparable(using: &generator)
      #expect(try holds("\(field) != \(value)") == holds("NOT \(field) = \(value)"))
      #expect(try holds("\(field) NOT IN (\(value))") == holds("NOT \(field) IN (\(value))"))
    }
  }

  /// A random filter that makes sense.
  private static func filter(depth: Int, using generator: inout SeededGenerator) -> String {
    let choice = depth == 0 ? 0 : Int.random(in: 0...6, using: &generator)
    switch choice {
    case 1: return "(" + filter(depth: depth - 1, using: &generator) + ")"
    case 2: return "not (" + filter(depth: depth - 1, using: &generator) + ")"
    case 3, 4:
      let word = choice == 3 ? " AND " : " Or "
      let left = filter(depth: depth - 1, using: &generator)
      return left + word + filter(depth: depth - 1, using: &generator)
    default: return comparison(using: &generator)
    }
  }

  private static func comparison(using generator: inout SeededGenerator) -> String {
    let (field, value) = comparable(using: &generator)
    switch Int.random(in: 0...4, using: &generator) {
    case 0: return field
    case 1: return "\(field) IN (\(value),null , \(value))"
    case 2: return "label.`x y` LIKE 'a%\\_\\\\_%'"
    case 3: return "\(field) NOT IN(\(value))"
    default: return "\(field)\(Bool.random(using: &generator) ? "=" : " != ")\(value)"
    }
  }

  private static func comparable(using generator: inout SeededGenerator) -> (String, String) {
    let choices = [
      ("owner", "team:risk"), ("owner", "'it\\'s \\\"\\u{1b}\\n'"), ("count", "1e5"),
      ("metric.accuracy", "0.870"), ("inProduction", "TRUE"), ("version", "v2.10"),
      ("created", "2026-03-03"), ("updatedAt", "9999-12-31T23:59:59-12:00"), ("tags", "eu"),
      ("parameters.depth", "6"), ("parameters.depth", "'6'"), ("parameters.mode", "fast"),
      ("label.`a``.b`", "null"), ("`in`", "'in'"), ("nothing", "Null"), ("note", "''"),
    ]
    return choices[Int.random(in: 0..<choices.count, using: &generator)]
  }
}
