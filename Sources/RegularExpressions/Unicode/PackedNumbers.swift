/// Numbers packed into text, for tables that compile fast and load without work.
///
/// A number is a run of digits, lowest first, five bits each; a digit is the character 48 places above
/// its value, with 32 added to the value if another digit follows. Line ends and spaces are skipped.
struct PackedNumbers: Sequence, IteratorProtocol {
  private var units: Substring.UTF8View.Iterator

  /// The numbers packed into a text.
  init(_ text: Substring) {
    units = text.utf8.makeIterator()
  }

  /// The next number, or none at the end.
  mutating func next() -> UInt32? {
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while let unit = units.next() {
      guard unit >= 0x30 else { continue }
      let digit = UInt32(unit - 0x30)
      value |= (digit & 31) << shift
      if digit < 32 { return value }
      shift += 5
    }
    return nil
  }
}
