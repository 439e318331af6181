import ArgumentParser
import Workflow

/// What schemas are read with.
struct SchemaOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      References may lead to the .json, .yaml and .yml files below this folder, which stands for \
      \(RemoteSchemas.home). Nothing is ever fetched.
      """,
      valueName: "dir"))
  var remotes: String?

  /// The documents that references may lead to.
  ///
  /// - Throws: `InputError` when there is no such folder, `GitError` when it cannot be listed.
  func remoteSchemas() throws -> RemoteSchemas {
    guard let remotes else { return RemoteSchemas() }
    guard try InputFiles.isFolder(remotes) else {
      throw InputError.isNoFolder(remotes, option: "--remotes")
    }
    return try RemoteSchemas(directory: remotes)
  }
}
