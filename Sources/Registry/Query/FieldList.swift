/// Reads names of fields separated by commas.
enum FieldList {
  /// The most names that are read.
  static let maximumCount = 64

  /// One name.
  struct Name {
    let path: FieldPath
    let field: FieldSet.Field
    /// Whether `-` stands before it.
    let hasMinus: Bool
  }

  /// The names in `text`; none when it is blank.
  ///
  /// - Throws: `FilterError`, also for a `-` where `allowingMinus` is false.
  static func names(
    in text: String, fields: FieldSet, allowingMinus: Bool
  ) throws(FilterError) -> [Name] {
    var scanner = try FilterScanner(text)
    var names: [Name] = []
    if scanner.isAtEnd() { return names }
    repeat {
      guard names.count < maximumCount else {
        throw FilterError(reason: .tooManyNames(limit: maximumCount), offset: scanner.offset)
      }
      let hasMinus = allowingMinus && scanner.take("-")
      scanner.skipSpace()
      let start = scanner.offset
      let path = try scanner.fieldPath()
      let field = try fields.resolve(path, at: start)
      names.append(Name(path: path, field: field, hasMinus: hasMinus))
    } while scanner.take(",")
    if !scanner.isAtEnd() {
      let found = scanner.snippet() ?? ""
      throw FilterError(reason: .expectedComma(found: found), offset: scanner.offset)
    }
    return names
  }
}
