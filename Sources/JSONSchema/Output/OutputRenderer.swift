import Documents

/// Makes the formats out of the tree of an evaluation, and the locations out of the ways to them.
struct OutputRenderer {
  private var locations: SchemaLocations

  /// Renders what a program has evaluated that has its schemas at `locations`.
  init(_ locations: SchemaLocations) { self.locations = locations }

  /// The tree as a value; `flag` needs no tree but can be made from one.
  mutating func render(_ root: OutputUnit, as format: OutputFormat) -> JSONValue {
    switch format {
    case .flag: ["valid": .boolean(root.isValid)]
    case .basic: basic(root)
    case .detailed: detailed(root.pruned, below: Place())
    case .verbose: verbose(root, below: Place(), keepsAnnotations: true)
    }
  }

  /// Where a unit stands: JSON Pointers.
  private struct Place {
    var keyword = ""
    var instance = ""

    /// The place of `unit`, which is inside one that stands here.
    func of(_ unit: OutputUnit) -> Place {
      Place(
        keyword: keyword + JSONPointer(unit.tokens).description,
        instance: instance + JSONPointer(unit.instanceTokens).description)
    }
  }

  // MARK: - Verbose

  /// Every unit (section 12.4.4); a schema that fails silences all annotations inside it
  /// (section 7.7.1.2).
  private mutating func verbose(
    _ unit: OutputUnit, below parent: Place, keepsAnnotations: Bool
  ) -> JSONValue {
    let place = parent.of(unit)
    let keepsAnnotations = keepsAnnotations && unit.isValid
    return value(
      of: unit, at: place, withAnnotation: keepsAnnotations,
      unit.children.map { verbose($0, below: place, keepsAnnotations: keepsAnnotations) })
  }

  // MARK: - Detailed

  private mutating func detailed(_ unit: OutputUnit, below parent: Place) -> JSONValue {
    let place = parent.of(unit)
    return value(
      of: unit, at: place, withAnnotation: unit.isValid,
      unit.children.map { detailed($0, below: place) })
  }

  // MARK: - Basic

  /// What failed, as the detailed format has it, or every keyword that held (section 12.4.2).
  private mutating func basic(_ root: OutputUnit) -> JSONValue {
    let place = Place().of(root)
    var list: [JSONValue] = []
    if root.isValid {
      addKeywords(of: root, at: place, to: &list)
    } else {
      for unit in root.pruned.children { addErrors(of: unit, below: place, to: &list) }
    }
    var value = value(of: root, at: place, withAnnotation: root.isValid, list)
    if root.isValid, list.isEmpty { value[Self.childrenKey(of: root)] = [] }
    return value
  }

  /// Adds a condensed unit and all below it.
  private mutating func addErrors(
    of unit: OutputUnit, below parent: Place, to list: inout [JSONValue]
  ) {
    let place = parent.of(unit)
    var value = value(of: unit, at: place, withAnnotation: false, [])
    if unit.error == nil { value["error"] = "the value does not fit what applies here" }
    list.append(value)
    for child in unit.children { addErrors(of: child, below: place, to: &list) }
  }

  /// Adds the keywords that held, of schemas that held; `unit` stands at `place`.
  private mutating func addKeywords(
    of unit: OutputUnit, at place: Place, to list: inout [JSONValue]
  ) {
    guard unit.isValid else { return }
    if unit.kind == .keyword {
      list.append(value(of: unit, at: place, withAnnotation: true, []))
    }
    for child in unit.children { addKeywords(of: child, at: place.of(child), to: &list) }
  }

  // MARK: - Members

  private static func childrenKey(of unit: OutputUnit) -> String {
    unit.isValid ? "annotations" : "errors"
  }

  private mutating func value(
    of unit: OutputUnit, at place: Place, withAnnotation: Bool, _ children: [JSONValue]
  ) -> JSONValue {
    var value = Self.facts(
      isValid: unit.isValid, keyword: place.keyword, absoluteKeyword: location(of: unit),
      instance: place.instance, error: unit.error)
    if withAnnotation, let annotation = unit.annotation { value["annotation"] = annotation }
    if !children.isEmpty { value[Self.childrenKey(of: unit)] = .array(children) }
    return value
  }

  /// The members that every unit has, and its error.
  static func facts(
    isValid: Bool, keyword: String, absoluteKeyword: String, instance: String, error: String?
  ) -> JSONValue {
    var value: JSONValue = [
      "valid": .boolean(isValid),
      "keywordLocation": .string(keyword),
      "absoluteKeywordLocation": .string(absoluteKeyword),
      "instanceLocation": .string(instance),
    ]
    if let error { value["error"] = .string(error) }
    return value
  }

  /// The canonical URI of a unit's schema or keyword, references followed.
  private mutating func location(of unit: OutputUnit) -> String {
    let schema = locations.location(of: unit.block)
    guard unit.kind == .keyword, let name = unit.tokens.last else { return schema }
    return schema + URIReference.fragment(JSONPointer([name]))
  }
}
