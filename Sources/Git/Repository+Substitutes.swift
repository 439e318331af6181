import Glibc

extension Repository {
  /// The objects that git shows others for (`git replace`), in order: references below `refs/replace/`.
  ///
  /// libgit2 shows the objects themselves, so that what git says of history is not what it says.
  package func replacedObjects() throws(GitError) -> [ObjectID] {
    let prefix = "refs/replace/"
    return try references(under: prefix).compactMap {
      ObjectID(hexDigits: $0.name.description.utf8.dropFirst(prefix.utf8.count))
    }
  }

  /// The file that gives commits other parents than they record (gitrepository-layout(5)).
  package var graftsFile: String { commonDirectory + "info/grafts" }

  /// The commits that `graftsFile` gives other parents; none where there is no such file.
  package func graftedCommits() throws(GitError) -> [ObjectID] {
    let content: [UInt8]
    do throws(GitError) { content = try FileContent.read(graftsFile) } catch {
      if case .system(_, _, ENOENT) = error { return [] }
      throw error
    }
    return content.split(separator: UInt8(ascii: "\n"))
      .filter { $0.first != UInt8(ascii: "#") }
      .compactMap { ObjectID(hexDigits: $0.prefix { $0 != UInt8(ascii: " ") }) }
  }
}
