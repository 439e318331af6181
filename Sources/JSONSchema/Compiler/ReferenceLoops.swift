/// Finds schemas that apply themselves to the same instance without end.
enum ReferenceLoops {
  /// The blocks of one such loop, in order; nil when there is none.
  ///
  /// Dynamic references that have a choice are left out: whether they loop depends on the instance.
  static func find(in builder: ProgramBuilder) -> [UInt32]? {
    var state = [State](repeating: .new, count: builder.blocks.count)
    for start in builder.blocks.indices where state[start] == .new {
      var path: [(block: Int, rest: ArraySlice<UInt32>)] = []
      state[start] = .open
      path.append((start, successors(of: start, in: builder)[...]))
      while let (block, rest) = path.last {
        guard let next = rest.first else {
          state[block] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].rest = rest.dropFirst()
        switch state[Int(next)] {
        case .done: continue
        case .open:
          let first = path.firstIndex { $0.block == Int(next) } ?? 0
          return path[first...].map { UInt32(clamping: $0.block) }
        case .new:
          state[Int(next)] = .open
          path.append((Int(next), successors(of: Int(next), in: builder)[...]))
        }
      }
    }
    return nil
  }

  private enum State { case new, open, done }

  private static func successors(of block: Int, in builder: ProgramBuilder) -> [UInt32] {
    let range = Int(builder.blocks[block].assertions)..<Int(builder.blocks[block].end)
    return builder.instructions[range].flatMap { step in
      hasChoice(step, in: builder)
        ? []
        : step.inPlaceBlocks(
          branches: builder.branches, dependencies: builder.dependencies,
          dynamicReferences: builder.dynamicReferences)
    }
  }

  /// Whether the instance decides where a step leads.
  private static func hasChoice(_ step: Instruction, in builder: ProgramBuilder) -> Bool {
    step.operation == .dynamicReference
      && builder.dynamicReferences[Int(step.first)].candidates.count > 1
  }
}
