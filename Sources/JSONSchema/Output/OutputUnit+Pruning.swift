/// The tree without what does not explain its result (JSON Schema Core 2020-12, section 12.4.3).
extension OutputUnit {
  /// The tree below this unit, condensed; the unit itself stays, whatever it holds.
  var pruned: OutputUnit {
    var unit = self
    unit.children = explanations.compactMap(\.condensed)
    return unit
  }

  /// The unit by the rules of the section: what tells nothing goes, and what only holds one other unit
  /// gives way to it.
  private var condensed: OutputUnit? {
    let unit = pruned
    guard unit.error == nil, unit.annotation == nil else { return unit }
    return unit.children.count > 1 ? unit : unit.children.first?.replacing(unit)
  }

  /// The children that are the reason for this unit's result.
  private var explanations: [OutputUnit] {
    isValid || failsForChildren ? children.filter { $0.isValid == isValid } : []
  }
}
