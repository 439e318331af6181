extension StringProtocol {
  /// The parts between the bytes `separator`, empty ones included.
  ///
  /// By bytes, as file systems and Git separate names; to look for whole characters takes several times as
  /// long.
  func parts(at separator: Unicode.Scalar) -> [String] {
    utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
