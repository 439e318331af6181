/// What new content is called until it is renamed to its place, so that a leftover is known for what it is.
enum StagedName {
  private static let mark = ".registrar-"
  private static let length = 13

  /// A name that nothing else has.
  static func fresh() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 36)
    return mark + String(repeating: "0", count: length - digits.count) + digits
  }

  /// Whether `name` is one that `fresh` makes.
  static func isOne(_ name: String) -> Bool {
    let digits = name.utf8.dropFirst(mark.utf8.count)
    return name.hasPrefix(mark) && digits.count == length
      && digits.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      }
  }
}
