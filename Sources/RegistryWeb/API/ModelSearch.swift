import Compliance
import Registry

/// The search of the model list: a filter, or plain words for people who do not know the grammar.
struct ModelSearch: Sendable {
  /// What was typed.
  let text: String?
  /// What is asked, words turned into a filter.
  let query: CollectionQuery
  /// Whether what was typed are words.
  let isWords: Bool
  /// Why what was typed is neither.
  let problem: Problem?

  /// Reads `query`.
  init(_ query: Query) throws(RequestError) {
    text = query["filter"]
    do throws(RequestError) {
      self.query = try Self.read(query)
      isWords = false
      problem = nil
    } catch {
      guard case .filter(_, parameter: "filter") = error, let text = query["filter"] else {
        throw error
      }
      let filter = Self.filter(words: text)
      self.query = try Self.read(query.setting("filter", to: filter))
      isWords = filter != nil
      problem = filter == nil ? Problem(error) : nil
    }
  }

  private static func read(_ query: Query) throws(RequestError) -> CollectionQuery {
    try CollectionQuery(
      query, of: Inventory.Collection.models.rawValue, fields: Inventory.Collection.models.fields)
  }

  /// Models whose name, title, task or owner holds each of the words; nil when `text` is no plain words.
  private static func filter(words text: String) -> String? {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || " -_./:@".unicodeScalars.contains(scalar)
    }
    let words = text.split(separator: " ")
    guard isPlain, !words.isEmpty, words.count <= 8 else { return nil }
    return words.map { word in
      let pattern =
        "\"%"
        + word.split(separator: "_", omittingEmptySubsequences: false)
        .joined(separator: "\\_") + "%\""
      let fields = ["ref", "title", "task", "owner"].map { "\($0) LIKE \(pattern)" }
      return "(\(fields.joined(separator: " OR ")))"
    }.joined(separator: " AND ")
  }

  /// The parameters of this page again, as typed, with some of them changed.
  func parameters(
    _ changes: [String: String?] = [:], cursor: PageCursor? = nil
  ) -> [(name: String, value: String?)] {
    query.parameters(["filter": text].merging(changes) { $1 }, cursor: cursor)
  }
}
