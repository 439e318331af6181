/// A table of named sets of code points, as text.
///
/// A record is a line of three fields parted by `/`: names parted by spaces; names of the sets that
/// the set is derived from, by their union; and the code points that are in one of the set and that
/// union only, as `PackedNumbers`: for each range the gap since the range before and the length less
/// one. A line that begins with a space goes on with the record above it.
struct PackedProperties: Sendable {
  /// The records.
  let records: String

  /// The set that has this name, by exact spelling, or none.
  func set(named name: String) -> CodePointSet? {
    guard let fields = fields(named: name) else { return nil }
    let base = fields.bases.reduce(CodePointSet.none) { union, base in
      union.union(UnicodeProperty.set(named: String(base)) ?? .none)
    }
    return base.symmetricDifference(Self.difference(fields.difference))
  }

  private func fields(named name: String) -> (bases: [Substring], difference: Substring)? {
    var rest = records[...]
    while !rest.isEmpty {
      let end = Self.endOfRecord(rest)
      let fields = rest[..<end].split(
        separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
      if fields.count == 3, fields[0].split(separator: " ").contains(where: { $0 == name }) {
        return (fields[1].split(separator: " "), fields[2])
      }
      rest = rest[end...].drop { $0 == "\n" }
    }
    return nil
  }

  private static func endOfRecord(_ text: Substring) -> Substring.Index {
    let units = text.utf8
    var index = units.startIndex
    while let lineEnd = units[index...].firstIndex(of: 0x0A) {
      let next = units.index(after: lineEnd)
      if next == units.endIndex || units[next] != 0x20 { return lineEnd }
      index = next
    }
    return units.endIndex
  }

  private static func difference(_ packed: Substring) -> CodePointSet {
    var ranges: [ClosedRange<UInt32>] = []
    var numbers = PackedNumbers(packed)
    var position: UInt32 = 0
    while let gap = numbers.next(), let length = numbers.next() {
      ranges.append((position + gap)...(position + gap + length))
      position += gap + length + 1
    }
    return CodePointSet(ranges)
  }
}
