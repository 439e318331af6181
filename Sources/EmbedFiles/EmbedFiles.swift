import Foundation
import PackagePlugin

/// Makes a Swift file of string literals from the folders that a target embeds.
///
/// `schemas/` and `example-registry/` at the top level stay the only source: the binary carries them
/// by way of this plugin, and nothing generated is committed.
@main
struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let folders: [(folder: String, type: String)] =
      switch target.name {
      case "Registry": [("schemas", "EmbeddedSchemas")]
      case "Workflow":
        [
          ("example-registry", "EmbeddedExample"),
          ("Sources/Workflow/Resources", "EmbeddedTemplates"),
        ]
      default: []
      }
    let tool = try context.tool(named: "embed-files")
    return folders.map { folder, type in
      let directory = root.appending(path: folder)
      let output = context.pluginWorkDirectoryURL.appending(path: "\(type).swift")
      return .buildCommand(
        displayName: "Embedding \(folder)",
        executable: tool.url,
        arguments: [
          type, directory.path(percentEncoded: false), output.path(percentEncoded: false),
        ],
        inputFiles: files(below: directory),
        outputFiles: [output])
    }
  }

  private func files(below directory: URL) -> [URL] {
    let entries = FileManager.default.enumerator(
      at: directory, includingPropertiesForKeys: [.isRegularFileKey])
    return (entries?.compactMap { $0 as? URL } ?? [])
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
      .sorted { $0.path() < $1.path() }
  }
}
