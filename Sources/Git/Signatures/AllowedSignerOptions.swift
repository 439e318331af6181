/// The options of a line of an allowed signers file, as `sshsigopt_parse` of OpenSSH's sshsig.c
/// reads them: names in any case, values in quotation marks.
struct AllowedSignerOptions {
  /// Whether `cert-authority` is among them.
  private(set) var isCertificateAuthority = false
  /// The value of `namespaces`.
  private(set) var namespaces: PatternList?
  /// The value of `valid-after`, in seconds since 1970.
  private(set) var validAfter: Int64?
  /// The value of `valid-before`, in seconds since 1970.
  private(set) var validBefore: Int64?

  private static let comma = UInt8(ascii: ",")
  private static let quote = UInt8(ascii: "\"")

  /// No options.
  init() {}

  /// Reads the field.
  ///
  /// - Parameter offsetMinutes: the clock of times without `Z`, in minutes east of UTC.
  init(_ field: ArraySlice<UInt8>, offsetMinutes: Int32) throws(AllowedSignerFlaw) {
    var rest = field
    while !rest.isEmpty {
      try readOption(&rest, offsetMinutes)
      guard let next = rest.first else { break }
      if next != Self.comma {
        throw .unknownOption(
          String(decoding: rest.prefix { $0 != Self.comma }, as: UTF8.self))
      }
      rest.removeFirst()
      if rest.isEmpty { throw .endsWithComma }
    }
    if let validAfter, let validBefore, validBefore <= validAfter {
      throw .emptyPeriod(after: validAfter, before: validBefore)
    }
  }

  /// Cuts off an option that is known; leaves everything else where it is.
  private mutating func readOption(
    _ rest: inout ArraySlice<UInt8>, _ offsetMinutes: Int32
  ) throws(AllowedSignerFlaw) {
    if Self.cut("cert-authority", from: &rest) {
      isCertificateAuthority = true
    } else if Self.cut("namespaces=", from: &rest) {
      if namespaces != nil { throw .repeatedOption("namespaces") }
      namespaces = PatternList(try Self.value(of: "namespaces", &rest))
    } else if Self.cut("valid-after=", from: &rest) {
      if validAfter != nil { throw .repeatedOption("valid-after") }
      validAfter = try Self.time(of: "valid-after", &rest, offsetMinutes)
    } else if Self.cut("valid-before=", from: &rest) {
      if validBefore != nil { throw .repeatedOption("valid-before") }
      validBefore = try Self.time(of: "valid-before", &rest, offsetMinutes)
    }
  }

  private static func cut(_ name: String, from rest: inout ArraySlice<UInt8>) -> Bool {
    let start = rest.prefix(name.utf8.count)
    guard String(decoding: start, as: UTF8.self).lowercased() == name else { return false }
    rest.removeFirst(start.count)
    return true
  }

  /// The text in quotation marks; `\"` stands for one that does not end it.
  private static func value(
    of option: String, _ rest: inout ArraySlice<UInt8>
  ) throws(AllowedSignerFlaw) -> String {
    guard rest.first == quote else { throw .unquotedValue(option: option) }
    rest.removeFirst()
    var value: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == quote { return String(decoding: value, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), rest.first == quote {
        rest.removeFirst()
        value.append(quote)
      } else {
        value.append(byte)
      }
    }
    throw .unclosedQuote
  }

  private static func time(
    of option: String, _ rest: inout ArraySlice<UInt8>, _ offsetMinutes: Int32
  ) throws(AllowedSignerFlaw) -> Int64 {
    let value = try value(of: option, &rest)
    guard let seconds = SSHTimestamp.seconds(value, offsetMinutes: offsetMinutes) else {
      throw .invalidTime(option: option, value: value)
    }
    return seconds
  }
}
