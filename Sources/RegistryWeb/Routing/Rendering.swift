/// A request whose parameters were read: what state of the registry it wants, and how to answer from it.
protocol Rendering: Sendable {
  /// The revision or date asked for; nil for the tip.
  var at: String? { get }
  /// The page of a collection that the request goes on from.
  var cursor: PageCursor? { get }

  /// Answers from `view`.
  func answer(in view: View) throws -> Answer
}
