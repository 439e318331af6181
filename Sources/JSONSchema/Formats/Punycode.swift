/// The Bootstring encoding of international labels (RFC 3492), without the prefix `xn--`.
enum Punycode {
  private static let base = 36
  private static let leastThreshold = 1
  private static let greatestThreshold = 26
  private static let firstScalar = 0x80
  private static let firstBias = 72
  /// No label is longer; keeps all sums far from overflow.
  private static let longest = 256

  /// The scalars that `text` encodes; nil when it is malformed.
  static func decode(_ text: [UInt8]) -> [Unicode.Scalar]? {
    guard text.count <= longest else { return nil }
    var output: [Unicode.Scalar] = []
    var next = 0
    if let delimiter = text.lastIndex(of: UInt8(ascii: "-")) {
      output = text[..<delimiter].map { Unicode.Scalar($0) }
      next = delimiter + 1
    }
    var scalar = firstScalar
    var position = 0
    var bias = firstBias
    while next < text.count {
      let before = position
      var weight = 1
      for step in 1... {
        guard next < text.count, let digit = value(of: text[next]) else { return nil }
        next += 1
        let (product, isLarge) = digit.multipliedReportingOverflow(by: weight)
        guard !isLarge, product <= Int(Int32.max) - position else { return nil }
        position += product
        let threshold = threshold(step, bias)
        if digit < threshold { break }
        weight *= base - threshold
        guard weight <= Int(Int32.max) else { return nil }
      }
      let count = output.count + 1
      bias = adapted(position - before, count, isFirst: before == 0)
      scalar += position / count
      position %= count
      guard let decoded = UInt32(exactly: scalar).flatMap(Unicode.Scalar.init) else { return nil }
      output.insert(decoded, at: position)
      position += 1
    }
    return output
  }

  /// The encoding of `scalars`; nil when there are too many.
  static func encode(_ scalars: [Unicode.Scalar]) -> [UInt8]? {
    guard scalars.count <= longest else { return nil }
    var output = scalars.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
    let basic = output.count
    if basic > 0 { output.append(UInt8(ascii: "-")) }
    var handled = basic
    var reached = firstScalar
    var delta = 0
    var bias = firstBias
    while handled < scalars.count {
      guard let next = scalars.map({ Int($0.value) }).filter({ $0 >= reached }).min() else {
        return nil
      }
      delta += (next - reached) * (handled + 1)
      reached = next
      for scalar in scalars {
        if Int(scalar.value) < reached { delta += 1 }
        guard Int(scalar.value) == reached else { continue }
        var rest = delta
        for step in 1... {
          let threshold = threshold(step, bias)
          if rest < threshold { break }
          output.append(digit(threshold + (rest - threshold) % (base - threshold)))
          rest = (rest - threshold) / (base - threshold)
        }
        output.append(digit(rest))
        bias = adapted(delta, handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      reached += 1
    }
    return output
  }

  private static func threshold(_ step: Int, _ bias: Int) -> Int {
    min(max(base * step - bias, leastThreshold), greatestThreshold)
  }

  /// Section 6.1.
  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var steps = 0
    while delta > (base - leastThreshold) * greatestThreshold / 2 {
      delta /= base - leastThreshold
      steps += base
    }
    return steps + (base - leastThreshold + 1) * delta / (delta + 38)
  }

  private static func value(of byte: UInt8) -> Int? {
    if ASCII.isDigit(byte) { return Int(byte) - 0x30 + 26 }
    return ASCII.isLetter(byte) ? Int(byte | 0x20) - 0x61 : nil
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 26 ? value + 0x61 : value - 26 + 0x30)
  }
}
