package import Documents

/// Reads YAML 1.2 text into a document of the JSON data model, with positions.
///
/// Plain scalars mean what the core schema says (YAML 1.2.2 section 10.3), so that `no`, `1_000` and
/// `2026-01-01` are strings. Aliases are written out: an aliased value stands where its alias stands, the
/// values inside it where the anchor's are.
package enum YAMLReader {
  /// Reads the one document that `source` holds; an empty text is `null`.
  ///
  /// - Throws: `YAMLError` at the first fault: duplicate and non-string keys, custom tags, merge keys,
  ///   infinities, a second document, and whatever breaks YAML or a limit.
  package static func read(
    _ source: [UInt8], limits: YAMLLimits = .standard
  ) throws(YAMLError) -> Document {
    do throws(YAMLError) {
      return try compose(source, limits)
    } catch {
      if error.mayConcernJSON, let document = readJSON(source, limits) { return document }
      throw error
    }
  }

  /// JSON, which is YAML 1.2, where libyaml is stricter than that: a tab before the first bracket, a
  /// line break between a key and its colon, keys of more than 1,024 characters.
  private static func readJSON(_ source: [UInt8], _ limits: YAMLLimits) -> Document? {
    guard case .success(let document) = Result(catching: { try JSONReader.read(source) }),
      document.nodeCount <= limits.nodes
    else { return nil }
    return document
  }

  private static func compose(
    _ source: [UInt8], _ limits: YAMLLimits
  ) throws(YAMLError) -> Document {
    try EventParser.events(of: source, limits: limits) { parser throws(YAMLError) in
      var composer = Composer(source: source, limits: limits)
      while true {
        let event = try parser.next()
        if event.kind == .streamEnd { break }
        try composer.accept(event)
      }
      return composer.finish()
    }
  }
}

extension YAMLError {
  /// Whether libyaml may have refused what YAML 1.2 allows. (A character that only quotes may hold
  /// counts as unquoted in whatever libyaml has not read.)
  fileprivate var mayConcernJSON: Bool {
    switch reason {
    case .syntax, .controlCharacter: true
    default: false
    }
  }
}
