import ArgumentParser
import Git
import Registry
import Workflow

/// Where to work and how to speak; accepted before the command as well as after it.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp(
      "Work in this directory instead of the current one (or REGISTRAR_REPOSITORY).",
      valueName: "dir"))
  var directory: String?

  @Option(help: "When to colour the output: auto, always or never.")
  var color: ColorChoice = .auto

  @Flag(name: .shortAndLong, help: "Say nothing but results and errors.")
  var quiet = false

  /// Where results and talk go.
  var console: Console { Console(color: color, isQuiet: quiet) }
}

/// The global options of commands that work in a registry.
struct RepositoryOptions: ParsableArguments {
  @OptionGroup var global: GlobalOptions

  @Option(
    help: ArgumentHelp("The registry's folder inside the repository.", valueName: "subdir"))
  var registry: String?

  /// The registry that these options name.
  func location() throws -> RegistryLocation {
    try RegistryFinder.find(from: resolvedDirectory, subdirectory: registry)
  }

  /// The directory to work in; `-C` has become the process's own by now.
  var resolvedDirectory: String {
    global.directory == nil
      ? Surroundings.current.repository ?? Surroundings.current.directory
      : Surroundings.current.directory
  }

  /// Where results and talk go.
  var console: Console { global.console }

  /// These options, completed by those of the command around this one.
  func completed(by outer: RepositoryOptions) -> RepositoryOptions {
    var options = self
    options.registry = registry ?? outer.registry
    options.global.directory = global.directory ?? outer.global.directory
    options.global.color = global.color == .auto ? outer.global.color : global.color
    options.global.quiet = global.quiet || outer.global.quiet
    return options
  }
}

/// When to colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}
