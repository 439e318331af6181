import Documents

/// A value of a row or a filter, read as the type of its field.
enum ComparableValue: Hashable, Sendable {
  case boolean(Bool)
  case number(ExactNumber)
  case version(VersionNumber)
  /// The seconds since 1970 from `first` to `last`: a whole day, or one second.
  case date(first: Int64, last: Int64)
  case text(String)

  /// How one value stands to another.
  enum Relation { case less, equal, greater }

  /// A semantic version, or nil when `text` is none.
  static func version(_ text: String) -> ComparableValue? {
    // What is no version simply equals none; the schema's findings say why it is wrong.
    do { return .version(try VersionNumber(text)) } catch { return nil }
  }

  /// A date or a moment, or nil when `text` is neither.
  static func date(_ text: String) -> ComparableValue? {
    do {
      let moment = try Timestamp(text).seconds
      // A date alone reads as the last second of its day.
      let isDay = text.utf8.count == 10
      return .date(first: isDay ? moment - 86_399 : moment, last: moment)
    } catch {
      return nil
    }
  }

  /// How it stands to `other`, or nil when they cannot be compared.
  func relation(to other: ComparableValue) -> Relation? {
    switch (self, other) {
    case (.boolean(let one), .boolean(let two)): one == two ? .equal : (two ? .less : .greater)
    case (.number(let one), .number(let two)): Self.relation(one, two)
    case (.version(let one), .version(let two)): Self.relation(one, two)
    case (.text(let one), .text(let two)): Self.relation(one, two)
    case (.date(let first, let last), .date(let otherFirst, let otherLast)):
      last < otherFirst ? .less : (first > otherLast ? .greater : .equal)
    default: nil
    }
  }

  private static func relation<Value: Comparable>(_ one: Value, _ two: Value) -> Relation {
    one == two ? .equal : (one < two ? .less : .greater)
  }
}

/// A total order for sorting: values of different kinds by kind, overlapping dates by their beginning.
extension ComparableValue: Comparable {
  static func < (left: ComparableValue, right: ComparableValue) -> Bool {
    if case .date(let first, let last) = left, case .date(let otherFirst, let otherLast) = right {
      return (first, last) < (otherFirst, otherLast)
    }
    return left.relation(to: right).map { $0 == .less } ?? (left.rank < right.rank)
  }

  private var rank: Int {
    switch self {
    case .boolean: 0
    case .number: 1
    case .version: 2
    case .date: 3
    case .text: 4
    }
  }
}
