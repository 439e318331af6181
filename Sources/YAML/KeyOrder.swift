/// The order in which the keys of mappings are written, as a tree that follows the document's own.
///
/// Listed keys come first, in their order; keys that are not listed follow as they stand.
package struct KeyOrder: Hashable, Sendable {
  /// The keys of this mapping, in order.
  package var keys: [String]
  /// The orders inside the values of this mapping, by key.
  package var children: [String: KeyOrder]
  /// The order inside every element of this sequence: none, or one.
  private var element: [KeyOrder]

  /// The order inside every element of this sequence.
  package var elements: KeyOrder? {
    get { element.first }
    set { element = newValue.map { [$0] } ?? [] }
  }

  /// Makes an order; what is left out stays as it is.
  package init(
    keys: [String] = [], children: [String: KeyOrder] = [:], elements: KeyOrder? = nil
  ) {
    self.keys = keys
    self.children = children
    element = elements.map { [$0] } ?? []
  }

  /// Leaves every key where it is.
  package static let asIs = KeyOrder()

  /// The order inside the value of `key`.
  func child(_ key: String) -> KeyOrder { children[key] ?? .asIs }

  /// The order inside a value that `token` names: a key, or a place in a sequence.
  func child(atToken token: String, inSequence: Bool) -> KeyOrder {
    inSequence ? elements ?? .asIs : child(token)
  }

  /// `items` in this order.
  func sorted<Item>(_ items: [Item], key: (Item) -> String) -> [Item] {
    guard !keys.isEmpty else { return items }
    let ranks = ranks
    return items.enumerated()
      .map { (rank: ranks[key($0.element)] ?? keys.count, place: $0.offset, item: $0.element) }
      .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
      .map(\.item)
  }

  /// Where a new key belongs among `existing` keys: behind the one at the result, or before all.
  func place(of key: String, among existing: [String]) -> Int? {
    let ranks = ranks
    guard let rank = ranks[key] else { return existing.indices.last }
    if let before = existing.lastIndex(where: { (ranks[$0] ?? Int.max) < rank }) { return before }
    let after = existing.firstIndex { ranks[$0] != nil } ?? 0
    return after == 0 ? nil : after - 1
  }

  private var ranks: [String: Int] {
    Dictionary(keys.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
  }
}
