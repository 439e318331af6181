import Documents

extension FieldSet {
  /// The field that `path` names.
  ///
  /// - Throws: `FilterError.Reason.unknownField` with the closest known one.
  func resolve(_ path: FieldPath, at offset: Int) throws(FilterError) -> Field {
    if let field = field(at: path) { return field }
    throw FilterError(
      reason: .unknownField(
        path.description, suggestion: suggestion(for: path), known: fields.map(\.shownName)),
      offset: offset)
  }

  /// The field that was most likely meant; an open prefix is tried with the rest of the path behind it.
  private func suggestion(for path: FieldPath) -> String? {
    let candidates = fields.compactMap { field in
      guard field.isOpen else { return field.name }
      let rest = path.segments.dropFirst(field.depth)
      return rest.isEmpty ? nil : field.name + rest.joined(separator: ".")
    }
    return Spelling.closest(to: path.name, among: candidates)
  }
}
