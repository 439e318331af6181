/// A part of the engine, with what to feed it and what must hold whatever it is fed.
protocol FuzzTarget: Sendable {
  /// By what `fuzz --only` knows it.
  var name: String { get }
  /// What it is fed, for the help.
  var purpose: String { get }

  /// One input; the same for the same random numbers.
  func input(_ random: inout SeededRandom) -> [UInt8]

  /// Feeds it one input; what it does depends on nothing else.
  ///
  /// - Returns: whether the input was accepted, and not refused with a typed error.
  /// - Throws: the law that does not hold.
  func accepts(_ input: [UInt8]) throws(Breach) -> Bool

  /// Inputs that are smaller than `input` and may show the same, the smallest first.
  func smaller(than input: [UInt8]) -> [[UInt8]]
}

/// All targets, in the order in which they run.
enum FuzzCatalogue {
  static let all: [any FuzzTarget] = [YAMLTarget(), JSONTarget(), SchemaTarget(), PatternTarget()]

  /// The target called `name`.
  static func target(_ name: String) -> (any FuzzTarget)? { all.first { $0.name == name } }
}
