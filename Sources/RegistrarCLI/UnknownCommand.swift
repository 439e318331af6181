import ArgumentParser
import Documents

/// A word that stands where a command must stand, and is none.
struct UnknownCommand: Error {
  /// The word, behind the commands before it.
  let name: String
  /// The command that was meant, most likely.
  let similar: String?

  /// Such a word in `arguments`, which `root` is to run or to explain; nil when every command is known.
  static func first(
    in arguments: [String], of root: any ParsableCommand.Type
  ) -> UnknownCommand? {
    var command = root
    var known: [String] = []
    // The parser adds a command of its own to the root: `help`, with the words of another behind it.
    for word in arguments.first == "help" ? arguments.dropFirst() : arguments[...] {
      let commands = command.configuration.subcommands
      guard !commands.isEmpty, !word.hasPrefix("-") else { return nil }
      guard let next = commands.first(where: { $0.configuration.commandName == word }) else {
        let names = commands.compactMap { $0.configuration.commandName }
        let similar = Spelling.closest(to: word, among: names)
        return UnknownCommand(
          name: (known + [word]).joined(separator: " "),
          similar: similar.map { (known + [$0]).joined(separator: " ") })
      }
      known.append(word)
      command = next
    }
    return nil
  }
}
