/// A word that the filter language keeps for itself; letter case does not count.
enum FilterKeyword: String, CaseIterable {
  case and = "AND"
  case or = "OR"
  case not = "NOT"
  case isIn = "IN"
  case like = "LIKE"

  /// The keyword that `text` spells, or nil.
  init?(_ text: String) {
    guard text.utf8.count <= 4 else { return nil }
    self.init(rawValue: text.uppercased())
  }
}
