import Documents

extension Entity {
  /// Whether a person has left on `today`: at once, or by a last day that has passed.
  func hasLeft(by today: CalendarDate) -> Bool {
    if text("status") == "left" { return true }
    guard let until = text("until").flatMap({ try? CalendarDate($0) }) else { return false }
    return until < today
  }

  /// The people, `person:ada`, of whom a team consists.
  var members: [String] { root.strings("members") }
}
