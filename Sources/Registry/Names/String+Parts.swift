extension StringProtocol {
  /// The parts between the bytes `separator`, empty ones included.
  ///
  /// By bytes, as file systems and Git separate names; to look for whole characters takes several times as
  /// long.
  func parts(at separator: Unicode.Scalar) -> [String] {
    utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// How many bytes the folders take that are on this path and on `other`, each with its slash.
  func sharedFolders(with other: some StringProtocol) -> Int {
    var shared = 0
    for (offset, (one, another)) in zip(utf8, other.utf8).enumerated() {
      if one != another { break }
      if one == UInt8(ascii: "/") { shared = offset + 1 }
    }
    return shared
  }
}
