import Documents

extension StructuralEdit {
  /// Removes the entry at `index` with the comments that belong to it.
  func remove(_ index: Int, in place: Place) -> [Splice]? {
    let entries = place.node.entries
    guard entries.count > 1 else {
      let empty: JSONValue = place.node.isMapping ? .object([]) : .array([])
      if place.node.isFlow, tree.source[place.node.start] != UInt8(ascii: "{"),
        tree.source[place.node.start] != UInt8(ascii: "[")
      {
        return nil
      }
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
      let start = ownCommentsStart(above: lines.start(of: entry.start), column: column)
      return [Splice(start..<end, "")]
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

  /// Where the comment lines right above the line at `start` begin; a comment that opens the file is
  /// the file's own.
  func ownCommentsStart(above start: Int, column: Int) -> Int {
    var top = start
    while let previous = lines.previous(before: top),
      case .comment(let commentColumn) = lines.kind(ofLineAt: previous), commentColumn <= column
    {
      top = previous
    }
    return top == lines.textStart ? start : top
  }
}
