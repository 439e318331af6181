package import Documents
package import Git

/// Why a registry cannot be worked with at all; what is wrong inside its files is a `Finding` instead.
package enum RegistryError: Error, Sendable {
  case git(GitError)
  /// The repository holds no `registry.yaml` where it was looked for.
  case noRegistry(repository: String, revision: String?)
  /// The repository holds several registries and none was named.
  case severalRegistries(repository: String, paths: [String])
  case brokenSchema(path: String, position: TextPosition, reason: String)
  case name(NameError)
  /// A reference that names no document; `similar` is the closest one there is.
  case noSuchReference(String, similar: String?)
  /// A date before the first landing.
  case nothingAt(date: String, firstLanding: String?)
}
