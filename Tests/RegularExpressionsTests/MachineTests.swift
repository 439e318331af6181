import Testing

@testable import RegularExpressions

@Suite("The machines agree")
struct MachineTests {
  @Test("automaton, simulation and backtracker give the same answers to random patterns")
  func randomPatterns() throws {
    var random = RandomPatterns(seed: 11, constructs: .regular)
    var automata = DeterministicAutomata()
    var tooLarge = 0
    for _ in 0..<500 {
      let written = random.pattern()
      let pattern = try PatternParser.parse(written)
      let program = try Program(pattern, for: .automaton)
      guard let automaton = automata.add(program) else {
        tooLarge += 1
        continue
      }
      let simulation = Simulation(program)
      let backtracker = Backtracker(try Program(pattern, for: .backtracking))
      for _ in 0..<8 {
        let text = random.text()
        let units = Array(text.utf8)
        let answer = automata.accepts(units.span, by: automaton)
        #expect(
          try simulation.accepts(units.span, limit: 100_000) == answer, "\(written) in \(text)")
        do {
          #expect(
            try backtracker.accepts(units.span, limit: 100_000) == answer, "\(written) in \(text)")
        } catch {
          continue
        }
      }
    }
    #expect(tooLarge < 10)
  }

  @Test("simulation and backtracker give the same answers to random patterns with lookarounds")
  func randomLookarounds() throws {
    var random = RandomPatterns(seed: 12, constructs: .lookarounds)
    for _ in 0..<500 {
      let written = random.pattern()
      let pattern = try PatternParser.parse(written)
      let simulation = Simulation(try Program(pattern, for: .automaton))
      let backtracker = Backtracker(try Program(pattern, for: .backtracking))
      for _ in 0..<8 {
        let text = random.text()
        let units = Array(text.utf8)
        do {
          let answer = try backtracker.accepts(units.span, limit: 100_000)
          #expect(
            try simulation.accepts(units.span, limit: 1_000_000) == answer, "\(written) in \(text)")
        } catch {
          continue
        }
      }
    }
  }

  @Test("a set of ranges in any order is the set of its members")
  func codePointSets() {
    let set = CodePointSet([5...9, 1...2, 8...12, 3...3])
    #expect(set.ranges == [1..<4, 5..<13])
    #expect(set.contains(1) && set.contains(12) && !set.contains(4) && !set.contains(13))
    #expect(set.inverted.inverted == set)
    #expect(set.union(set.inverted) == .all)
    #expect(set.symmetricDifference(set) == .none)
    #expect(CodePointSet.all.inverted == .none)
  }
}
