import Documents

/// What the schemas of a resource mean: the draft they follow and the vocabularies in use.
struct Dialect: Sendable {
  /// Decides which keywords there are.
  let draft: Draft
  /// Decides which of them are in use.
  let vocabularies: Vocabularies

  /// The dialect of schemas that name none.
  static let standard = Dialect(draft: .draft202012, vocabularies: .standard)

  init(draft: Draft, vocabularies: Vocabularies) {
    self.draft = draft
    self.vocabularies = vocabularies
  }

  /// The dialect that the meta-schema at `root`, of a draft itself, describes.
  ///
  /// - Throws: when it requires a vocabulary that is not known.
  init(_ draft: Draft, metaSchema root: Node) throws(SchemaError.Reason) {
    self.draft = draft
    vocabularies =
      draft < .draft201909 ? .standard : try Vocabularies(ofMetaSchema: root)
  }
}
