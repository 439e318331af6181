import Documents

/// The ranges of a document's nodes.
enum NodeRanges {
  /// Demands that they lie in the text, in order, and inside those around them.
  ///
  /// - Parameter hasAliases: whether there may be aliased values: these say where their anchor's are.
  static func check(_ document: Document, hasAliases: Bool) throws(Breach) {
    let whole = SourceRange(start: 0, end: document.source.count)
    try check(document.root, inside: whole, from: 0, hasAliases)
  }

  /// - Parameter start: where what precedes it ends.
  private static func check(
    _ node: Node, inside outer: SourceRange, from start: Int, _ hasAliases: Bool
  ) throws(Breach) {
    let range = node.range
    let isFine =
      range.start <= range.end && range.end <= node.document.source.count
      && (hasAliases || (range.start >= max(start, outer.start) && range.end <= outer.end))
    guard isFine else {
      throw Breach(
        .rangesNest,
        "a \(node.kind.name) at \(range.start)..<\(range.end), inside \(outer.start)..<\(outer.end) after \(start)"
      )
    }
    var last = range.start
    for element in node.elements {
      try check(element, inside: range, from: last, hasAliases)
      last = element.range.end
    }
    for member in node.members {
      try check(member.key, inside: range, from: last, hasAliases)
      try check(member.value, inside: range, from: member.key.range.end, hasAliases)
      last = member.value.range.end
    }
  }
}
