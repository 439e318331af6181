import Documents

extension Entity {
  /// Whether a person has left as of `moment`: at once, or by a last day that has passed.
  func hasLeft(asOf moment: Timestamp) -> Bool {
    if text("status") == "left" { return true }
    guard let until = text("until").flatMap({ try? CalendarDate($0) }) else { return false }
    return Timestamp(endOf: until) < moment
  }

  /// The people, `person:ada`, of whom a team consists.
  var members: [String] { root.strings("members") }
}
