package import Findings
package import Git

/// Why a registry cannot be worked with at all; what is wrong inside its files is a `Finding` instead.
package enum RegistryError: Error, Sendable {
  case git(GitError)
  /// The repository holds no `registry.yaml` where it was looked for.
  case noRegistry(repository: String, revision: String?)
  /// The work tree lacks the `registry.yaml` at `path`, which the commit that it is based on holds.
  case registryFileMissing(path: String, revision: String)
  /// The repository holds several registries and none was named.
  case severalRegistries(repository: String, paths: [String])
  /// A schema cannot be used, for these reasons; one at least.
  case brokenSchema([Finding])
  case name(NameError)
  /// A reference that names no document; `similar` is the closest one there is.
  case noSuchReference(String, similar: String?)
  /// A date before the first landing.
  case nothingAt(date: String, firstLanding: String?)
}
