import Documents

/// The vocabularies that a dialect uses (JSON Schema Core 2020-12, section 8.1.2).
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
  init?(uri: String) {
    let prefix = "https://json-schema.org/draft/2020-12/vocab/"
    guard uri.hasPrefix(prefix) else { return nil }
    switch uri.dropFirst(prefix.count) {
    case "core": self = .core
    case "applicator": self = .applicator
    case "unevaluated": self = .unevaluated
    case "validation": self = .validation
    case "meta-data": self = .metaData
    case "format-annotation": self = .formatAnnotation
    case "format-assertion": self = .formatAssertion
    case "content": self = .content
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
      if let known = Vocabularies(uri: member.name) {
        insert(known)
      } else if member.value.boolean == true {
        throw .unknownVocabulary(member.name)
      }
    }
  }
}
