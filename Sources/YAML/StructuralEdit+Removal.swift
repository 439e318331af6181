import Documents

extension StructuralEdit {
  /// Removes the entry at `index` with the comments that belong to it.
  func remove(_ index: Int, in place: Place) -> [Splice]? {
    let entries = place.node.entries
    guard entries.count > 1 else {
      let empty: JSONValue = place.node.isMapping ? .object([]) : .array([])
      if isBarePair(place.node) { return [Splice(place.node.start..<place.node.end, "{}")] }
      if place.node.isFlow { return [Splice(place.node.start + 1..<place.node.end - 1, "")] }
      return place.entry == nil ? replaceRoot(empty, .asIs) : replace(place, empty, .asIs)
    }
    let entry = entries[index]
    if place.node.isFlow {
      return index + 1 < entries.count
        ? [Splice(entry.start..<entries[index + 1].start, "")]
        : [Splice(contentEnd(entries[index - 1])..<contentEnd(entry), "")]
    }
    let column = lines.column(of: entry.start)
    let end = lines.next(after: entryEnd(entry, column: column))
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
