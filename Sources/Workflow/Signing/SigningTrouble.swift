/// Why no signature could be made.
package enum SigningTrouble: Sendable, Hashable {
  /// `gpg.format` is none that git knows.
  case unknownFormat(String)
  /// Nothing names a key to sign with.
  case noKey
  /// The program that signs is not there.
  case noProgram(String)
  /// The program that signs ended without a signature, and said this.
  case programFailed(String, status: Int32, words: String)
  /// An approval's own signature is of SSH, and git is configured to make another kind.
  case notSSH(String)
}
