import Documents

extension StructuralEdit {
  /// Removes the entry at `index` with the comments that belong to it.
  func remove(_ index: Int, in place: Place) -> [Splice]? {
    let entries = place.node.entries
    guard entries.count > 1 else {
      let empty: JSONValue = place.node.isMapping ? .object([]) : .array([])
      if isBarePair(place.node) { return [Splice(place.node.start..<place.node.end, "{}")] }
      if place.node.isFlow {
        let inside = place.node.start + 1..<place.node.end - 1
        return hasComment(in: inside) ? removeFromFlow(0, in: place.node) : [Splice(inside, "")]
      }
      return removeOnlyEntry(of: place, leaving: empty)
    }
    let entry = entries[index]
    if place.node.isFlow { return removeFromFlow(index, in: place.node) }
    let column = lines.column(of: entry.start)
    var end = lines.next(after: entryEnd(entry, column: column))
    if index > 0, keptLinesEnd(entries[index - 1].value) != nil {
      // Blank lines behind the entry would become part of the `|+` before it.
      while end < tree.source.count, lines.kind(ofLineAt: end) == .blank {
        end = lines.next(after: end)
      }
    }
    if lines.isFirst(entry.start) {
      let floor =
        index == 0
        ? lines.textStart : lines.next(after: entryEnd(entries[index - 1], column: column))
      let top = ownCommentsStart(above: lines.start(of: entry.start), behind: floor)
      return [Splice(blankLinesStart(above: top, behind: floor, before: end)..<end, "")]
    }
    // The first of `- a: 1`: what follows takes its place behind the dash.
    var next = end
    while next < tree.source.count,
      TextLines.isBlank(tree.source[next]) || TextLines.isBreak(tree.source[next])
    {
      next += 1
    }
    return [Splice(entry.start..<next, "")]
  }

  /// Removes the only entry of a block collection, of which `empty` stays: on the line of its key or dash.
  /// Comments that are not the entry's own stay on their lines.
  private func removeOnlyEntry(of place: Place, leaving empty: JSONValue) -> [Splice]? {
    let entry = place.node.entries[0]
    let spelling = flowSpelling(in: place.node).text(empty, order: .asIs)
    let end = entryEnd(entry, column: lines.column(of: entry.start))
    guard lines.isFirst(entry.start) else { return [Splice(entry.start..<end, spelling)] }
    guard let indicator = place.entry?.indicatorEnd else {
      guard place.entry == nil else { return nil }
      let top = ownCommentsStart(above: lines.start(of: entry.start), behind: lines.textStart)
      return [Splice(top..<end, spelling)]
    }
    let lineEnd = lines.end(of: indicator)
    let head = propertiesEnd(of: place.node, behind: indicator, before: lineEnd)
    // A tag or anchor on a line of its own would be left behind.
    guard head > indicator || place.node.outerStart == place.node.start else {
      return replace(place, empty, .asIs)
    }
    let floor = lines.next(after: lineEnd)
    let next = lines.next(after: end)
    let top = ownCommentsStart(above: lines.start(of: entry.start), behind: floor)
    return [
      Splice(at: head, " " + spelling),
      Splice(blankLinesStart(above: top, behind: floor, before: next)..<next, ""),
    ]
  }

  /// Removes an entry with its comma; what stands on lines of its own goes with its lines.
  private func removeFromFlow(_ index: Int, in node: SyntaxNode) -> [Splice] {
    let entry = node.entries[index]
    let previous = index > 0 ? node.entries[index - 1] : nil
    let next = index + 1 < node.entries.count ? node.entries[index + 1] : nil
    let comma = comma(behind: contentEnd(entry), before: next?.start ?? node.end)
    let end = comma.map { $0 + 1 } ?? contentEnd(entry)
    let commaBefore = previous.flatMap { self.comma(behind: contentEnd($0), before: entry.start) }
    let dropped = comma == nil ? commaBefore.map { [Splice($0..<$0 + 1, "")] } ?? [] : []
    let lineEnd = lines.end(of: end)
    if lines.isFirst(entry.start), hasOnlyComment(in: end..<lineEnd) {
      let floor = lines.next(after: previous.map { contentEnd($0) } ?? node.start)
      let top = ownCommentsStart(above: lines.start(of: entry.start), behind: floor)
      return dropped + [Splice(top..<lines.next(after: lineEnd), "")]
    }
    if let next {
      let isBare = hasOnlyComment(in: end..<lineEnd) && hasComment(in: end..<next.start)
      return [Splice(entry.start..<(isBare ? lineEnd : next.start), "")]
    }
    guard let commaBefore, !hasComment(in: commaBefore + 1..<entry.start) else {
      return dropped + [Splice(entry.start..<end, "")]
    }
    return [Splice((comma == nil ? commaBefore : commaBefore + 1)..<end, "")]
  }

  /// Where the comment lines right above the line at `start` begin, which are an entry's own; a comment
  /// that opens the file is the file's.
  ///
  /// - Parameter floor: the end of what the entry before spells.
  func ownCommentsStart(above start: Int, behind floor: Int) -> Int {
    var top = start
    while let previous = lines.previous(before: top), previous >= floor,
      case .comment = lines.kind(ofLineAt: previous)
    {
      top = previous
    }
    return top == lines.textStart ? start : top
  }

  /// Where the blank lines above `top` begin that would otherwise meet those at `end`, or end the text.
  private func blankLinesStart(above top: Int, behind floor: Int, before end: Int) -> Int {
    guard end == tree.source.count || lines.kind(ofLineAt: end) == .blank else { return top }
    var start = top
    while let previous = lines.previous(before: start), previous >= floor,
      lines.kind(ofLineAt: previous) == .blank
    {
      start = previous
    }
    return start
  }
}
