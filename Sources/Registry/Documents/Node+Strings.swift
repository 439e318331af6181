import Documents

extension Node {
  /// The strings in the list at `key`; none where there is no list.
  func strings(_ key: String) -> [String] { self[key]?.elements.compactMap(\.string) ?? [] }

  /// The elements of the list at `key`; none where there is no list.
  func list(_ key: String) -> [Node] { self[key]?.elements.map { $0 } ?? [] }
}
