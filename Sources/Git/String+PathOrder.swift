import Glibc

extension String {
  /// Whether the bytes of this text come before those of `other`: the order of paths in Git.
  package func precedesByBytes(_ other: String) -> Bool {
    let order = unsafe utf8.withContiguousStorageIfAvailable { one in
      unsafe other.utf8.withContiguousStorageIfAvailable { another -> Int in
        guard let start = one.baseAddress, let otherStart = another.baseAddress else {
          return one.count - another.count
        }
        let order = unsafe memcmp(start, otherStart, min(one.count, another.count))
        return order == 0 ? one.count - another.count : Int(order)
      }
    }
    if case .some(.some(let order)) = order { return order < 0 }
    return utf8.lexicographicallyPrecedes(other.utf8)
  }
}
