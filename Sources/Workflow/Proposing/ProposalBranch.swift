import Git

/// Names for branches that hold one change each.
enum ProposalBranch {
  /// How long the words of a name may be.
  private static let longest = 60

  /// A name made of `summary` that neither this repository nor what is known of `remote` has:
  /// `registrar/release-credit-scorer-2.0.0`. A branch by such a name is taken again where it holds the
  /// change already and the remote has nothing else by the name.
  static func name(
    for summary: String, remote: String?, in repository: Repository,
    holding isHeld: (ObjectID) throws -> Bool
  ) throws -> RefName {
    // Where a branch has the folder's name, git cannot keep others below it.
    let folder = try RefName.branch("registrar")
    let prefix = try repository.target(of: folder) == nil ? "registrar/" : "registrar-"
    let words = prefix + slug(summary)
    var number = 1
    while true {
      let name = number == 1 ? words : "\(words)-\(number)"
      let branch = try RefName.branch(name)
      let here = try repository.target(of: branch)
      let there = try remote.flatMap {
        try repository.target(of: RefName("refs/remotes/\($0)/\(name)"))
      }
      if here == nil, there == nil { return branch }
      if let here, there == nil || there == here, try isHeld(here) { return branch }
      number += 1
    }
  }

  /// The words of `summary` that are before any parenthesis, in letters that every file system keeps.
  static func slug(_ summary: String) -> String {
    var words: [String] = []
    var length = 0
    let plain = summary.prefix { $0 != "(" }.lowercased()
    for word in plain.split(whereSeparator: { !isPlain($0) }) {
      // A part of a name must not begin or end with a dot, nor end like a lock file.
      let word = word.split(separator: ".").joined(separator: ".").replacing(".lock", with: "-lock")
      if word.isEmpty { continue }
      length += word.count + 1
      if length > longest, !words.isEmpty { break }
      words.append(String(word.prefix(longest)))
    }
    return words.isEmpty ? "change" : words.joined(separator: "-")
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == ".")
  }
}
