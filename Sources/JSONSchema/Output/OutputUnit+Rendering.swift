import Documents

/// The formats that are made from the tree of an evaluation.
extension OutputUnit {
  /// The tree as a value; `flag` needs no tree but can be made from one.
  func rendered(as format: OutputFormat) -> JSONValue {
    switch format {
    case .flag: ["valid": .boolean(isValid)]
    case .basic: basic
    case .detailed: pruned.tree
    case .verbose: verbose(keepsAnnotations: true)
    }
  }

  // MARK: - Verbose

  /// Every unit (section 12.4.4); a schema that fails silences all annotations inside it
  /// (section 7.7.1.2).
  private func verbose(keepsAnnotations: Bool) -> JSONValue {
    let keepsAnnotations = keepsAnnotations && isValid
    var value = facts(withAnnotation: keepsAnnotations)
    if !children.isEmpty {
      value[childrenKey] = .array(
        children.map { $0.verbose(keepsAnnotations: keepsAnnotations) })
    }
    return value
  }

  // MARK: - Detailed

  /// The tree below this unit, condensed; the unit itself stays, whatever it holds.
  private var pruned: OutputUnit {
    var unit = self
    unit.children = explanations.compactMap(\.condensed)
    return unit
  }

  /// The unit by the rules of section 12.4.3: what tells nothing goes, and what only holds one other
  /// unit gives way to it.
  private var condensed: OutputUnit? {
    let unit = pruned
    guard unit.error == nil, unit.annotation == nil else { return unit }
    return unit.children.count > 1 ? unit : unit.children.first
  }

  /// The children that are the reason for this unit's result.
  private var explanations: [OutputUnit] {
    let reasons = children.filter { $0.isValid == isValid }
    // `not`, or `oneOf` of which several branches hold: what failed is not why this failed.
    if !isValid, error != nil, reasons.count < children.count { return [] }
    return reasons
  }

  private var tree: JSONValue {
    var value = facts(withAnnotation: isValid)
    if !children.isEmpty { value[childrenKey] = .array(children.map(\.tree)) }
    return value
  }

  // MARK: - Basic

  /// What failed, as the detailed format has it, or every keyword that held (section 12.4.2).
  private var basic: JSONValue {
    var value = facts(withAnnotation: isValid)
    let list = isValid ? keywords : pruned.children.flatMap(\.flattened)
    if isValid || !list.isEmpty { value[childrenKey] = .array(list) }
    return value
  }

  /// A condensed unit and all below it.
  private var flattened: [JSONValue] {
    var value = facts(withAnnotation: false)
    if value["error"] == nil { value["error"] = "the value does not fit what applies here" }
    return [value] + children.flatMap(\.flattened)
  }

  /// The keywords that held, of schemas that held.
  private var keywords: [JSONValue] {
    guard isValid else { return [] }
    let own = kind == .keyword ? [facts(withAnnotation: true)] : []
    return own + children.flatMap(\.keywords)
  }

  // MARK: - Members

  private var childrenKey: String { isValid ? "annotations" : "errors" }

  private func facts(withAnnotation: Bool) -> JSONValue {
    var value: JSONValue = [
      "valid": .boolean(isValid),
      "keywordLocation": .string(keywordLocation.description),
      "absoluteKeywordLocation": .string(absoluteKeywordLocation),
      "instanceLocation": .string(instanceLocation.description),
    ]
    if let error { value["error"] = .string(error) }
    if withAnnotation, let annotation { value["annotation"] = annotation }
    return value
  }
}
