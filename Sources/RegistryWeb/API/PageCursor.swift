import Git
import Registry

/// Where the next page of a collection begins: `COMMIT~QUESTION~PLACE`.
///
/// It names the commit, so that the pages of one question fit together while the branch moves on.
struct PageCursor: Sendable, Equatable {
  /// The state that the first page showed.
  let commit: ObjectID
  /// A digest of the question: a cursor continues no other.
  let question: String
  /// The place in the listing.
  let place: Listing.Cursor

  /// A cursor behind `place`.
  init(commit: ObjectID, question: String, place: Listing.Cursor) {
    self.commit = commit
    self.question = question
    self.place = place
  }

  /// Reads a cursor; nil when `text` is none.
  init?(_ text: String) {
    let parts = text.split(separator: "~", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let place = Listing.Cursor(String(parts[2])) else { return nil }
    do throws(GitError) {
      commit = try ObjectID(hex: String(parts[0]))
    } catch {
      return nil
    }
    question = String(parts[1])
    self.place = place
  }

  /// As it stands in addresses.
  var text: String { "\(commit)~\(question)~\(place)" }
}
