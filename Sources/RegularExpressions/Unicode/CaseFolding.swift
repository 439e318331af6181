/// Simple case folding: which code points the modifier `i` holds for the same.
///
/// The representative of code points that fold alike is the smallest of them.
/// Source: ECMA-262, Canonicalize, with the `u` flag.
enum CaseFolding {
  /// The representative of a code point; itself, if it folds to nothing else.
  static func representative(of codePoint: UInt32) -> UInt32 {
    representatives[codePoint] ?? codePoint
  }

  /// The code points that fold alike, by representative; only where they are two or more.
  fileprivate static let classes: [UInt32: [UInt32]] = {
    var classes: [UInt32: [UInt32]] = [:]
    for (codePoint, representative) in representatives {
      classes[representative, default: [representative]].append(codePoint)
    }
    return classes
  }()

  private static let representatives: [UInt32: UInt32] = {
    var map: [UInt32: UInt32] = [:]
    var numbers = PackedNumbers(runs[...])
    var position: UInt32 = 0
    while let gap = numbers.next(), let extra = numbers.next(), let stride = numbers.next(),
      let distance = numbers.next()
    {
      position += gap
      for index in 0...extra {
        map[position + index * stride] = position + index * stride - distance
      }
      position += extra * stride
    }
    return map
  }()
}

extension CodePointSet {
  /// The set with every code point that folds like one of its own.
  func closedOverCase() -> CodePointSet {
    if isSingle {
      let alike = CaseFolding.classes[CaseFolding.representative(of: bounds[0])]
      return alike.map { CodePointSet($0.map { $0...$0 }) } ?? self
    }
    var added: [ClosedRange<UInt32>] = []
    for codePoints in CaseFolding.classes.values where codePoints.contains(where: contains) {
      added.append(contentsOf: codePoints.map { $0...$0 })
    }
    return union(CodePointSet(added))
  }
}
