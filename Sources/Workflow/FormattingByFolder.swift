import Git
import Registry

/// How files are formatted, by the folder that they stand in; each registry is read once.
package struct FormattingByFolder {
  private let subdirectory: String?
  private var formattings: [String: Formatting] = [:]
  private var places: [String: Formatting.Place] = [:]

  /// Finds registries as the folder `subdirectory` of a repository, where that is known.
  package init(subdirectory: String?) { self.subdirectory = subdirectory }

  /// Formatting with the key orders of the registry around `folder`, if there is one.
  ///
  /// - Throws: `RegistryError.brokenSchema`, `GitError`.
  package mutating func formatting(around folder: String) throws -> Formatting {
    if let known = formattings[folder] { return known }
    let formatting = Formatting(try place(around: folder))
    formattings[folder] = formatting
    return formatting
  }

  private mutating func place(around folder: String) throws -> Formatting.Place? {
    do {
      let location = try RegistryFinder.find(from: folder, subdirectory: subdirectory)
      let home = try Formatting.Place.folder(of: location)
      if let known = places[home] { return known }
      let place = try Formatting.Place(location)
      places[home] = place
      return place
    } catch GitError.notARepository, GitError.bareRepository, RegistryError.noRegistry,
      RegistryError.severalRegistries
    {
      return nil
    }
  }
}
