/// Normalization Form C (Unicode Standard Annex 15), as labels of host names must have it.
///
/// It knows the code points that may stand in a label, and no others.
enum NormalizationFormC {
  /// Whether a text of code points that may stand in a label has the form.
  static func holds(_ scalars: [Unicode.Scalar]) -> Bool {
    let values = scalars.map(\.value)
    return composed(ordered(values.flatMap(decomposed))) == values
  }

  private static func decomposed(_ value: UInt32) -> [UInt32] {
    guard let pair = Compositions.pairs[value] else { return [value] }
    return decomposed(pair.first) + [pair.second]
  }

  /// Marks that follow one another, in the order of their combining classes.
  private static func ordered(_ values: [UInt32]) -> [UInt32] {
    var result = values
    for end in result.indices {
      var place = end
      let order = combiningClass(result[end])
      while order > 0, place > 0, combiningClass(result[place - 1]) > order {
        result.swapAt(place, place - 1)
        place -= 1
      }
    }
    return result
  }

  private static func composed(_ values: [UInt32]) -> [UInt32] {
    var result: [UInt32] = []
    var starter: Int?
    var before: UInt8 = 0
    for value in values {
      let order = combiningClass(value)
      let isAdjacent = starter == result.count - 1
      if let starter, isAdjacent || (before < order && before > 0),
        let composite = Compositions.composites[
          Compositions.Pair(first: result[starter], second: value)]
      {
        result[starter] = composite
        continue
      }
      if order == 0 { starter = result.count }
      before = order
      result.append(value)
    }
    return result
  }

  private static func combiningClass(_ value: UInt32) -> UInt8 {
    Unicode.Scalar(value)?.properties.canonicalCombiningClass.rawValue ?? 0
  }
}
