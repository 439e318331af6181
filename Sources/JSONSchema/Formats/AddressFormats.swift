/// `ipv4` (RFC 2673, section 3.2, dotted quad) and `ipv6` (RFC 4291, section 2.2).
enum AddressFormats {
  /// Four decimal numbers without leading zeros.
  static func isIPv4(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        guard (1...3).contains(part.count), part.allSatisfy(ASCII.isDigit),
          part.count == 1 || part.first != UInt8(ascii: "0")
        else { return false }
        return part.reduce(0) { $0 * 10 + Int($1) - 0x30 } <= 255
      }
  }

  /// Eight groups, some left out at most once; no zone.
  static func isIPv6(_ text: ArraySlice<UInt8>) -> Bool {
    let colon = UInt8(ascii: ":")
    var parts = text.split(separator: colon, omittingEmptySubsequences: false)[...]
    guard parts.count >= 3 else { return false }
    var groups = 0
    if parts.last?.contains(UInt8(ascii: ".")) == true {
      guard let address = parts.popLast(), isIPv4(address) else { return false }
      groups += 2
      // The address stands for two groups, so an empty part before it belongs to "::".
      parts.append([UInt8(ascii: "0")])
      groups -= 1
    }
    var hasGap = false
    // "::" at either end leaves two empty parts there, elsewhere one.
    if parts.first?.isEmpty == true {
      guard parts.dropFirst().first?.isEmpty == true else { return false }
      parts.removeFirst()
    }
    if parts.last?.isEmpty == true {
      guard parts.dropLast().last?.isEmpty == true else { return false }
      parts.removeLast()
    }
    for part in parts {
      if part.isEmpty {
        if hasGap { return false }
        hasGap = true
      } else {
        guard part.count <= 4, part.allSatisfy(ASCII.isHexadecimal) else { return false }
        groups += 1
      }
    }
    return hasGap ? groups <= 7 : groups == 8
  }
}
