import Documents

/// The vocabularies that a dialect uses (JSON Schema Core 2020-12, section 8.1.2).
///
/// Those of Draft 2019-09 are expressed by the ones that took their place.
struct Vocabularies: OptionSet, Sendable {
  /// A bit per vocabulary.
  let rawValue: UInt8

  /// The vocabularies of Draft 2020-12.
  static let core = Vocabularies(rawValue: 1)
  static let applicator = Vocabularies(rawValue: 2)
  static let unevaluated = Vocabularies(rawValue: 4)
  static let validation = Vocabularies(rawValue: 8)
  static let metaData = Vocabularies(rawValue: 16)
  static let formatAnnotation = Vocabularies(rawValue: 32)
  static let formatAssertion = Vocabularies(rawValue: 64)
  static let content = Vocabularies(rawValue: 128)

  /// What the standard dialect uses.
  static let standard: Vocabularies = [
    .core, .applicator, .unevaluated, .validation, .metaData, .formatAnnotation, .content,
  ]

  /// The vocabulary that `uri` names; nil when it is unknown.
  init?(uri: String, isRequired: Bool) {
    let prefix = "https://json-schema.org/draft/"
    guard uri.hasPrefix(prefix) else { return nil }
    switch uri.dropFirst(prefix.count) {
    case "2020-12/vocab/core", "2019-09/vocab/core": self = .core
    case "2020-12/vocab/applicator": self = .applicator
    case "2019-09/vocab/applicator": self = [.applicator, .unevaluated]
    case "2020-12/vocab/unevaluated": self = .unevaluated
    case "2020-12/vocab/validation", "2019-09/vocab/validation": self = .validation
    case "2020-12/vocab/meta-data", "2019-09/vocab/meta-data": self = .metaData
    case "2020-12/vocab/format-annotation": self = .formatAnnotation
    case "2020-12/vocab/format-assertion": self = .formatAssertion
    // Draft 2019-09, validation, section 7.2: who requires it wants assertions.
    case "2019-09/vocab/format": self = isRequired ? .formatAssertion : .formatAnnotation
    case "2020-12/vocab/content", "2019-09/vocab/content": self = .content
    default: return nil
    }
  }

  /// The set of the vocabularies whose bits are set.
  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// What the meta-schema at `root` says in `$vocabulary`; the standard ones when it says nothing.
  ///
  /// - Throws: when it requires a vocabulary that is not known.
  init(ofMetaSchema root: Node) throws(SchemaError.Reason) {
    guard let declared = root["$vocabulary"] else {
      self = .standard
      return
    }
    self = .core
    for member in declared.members {
      let isRequired = member.value.boolean == true
      if let known = Vocabularies(uri: member.name, isRequired: isRequired) {
        insert(known)
      } else if isRequired {
        throw .unknownVocabulary(member.name)
      }
    }
  }
}
