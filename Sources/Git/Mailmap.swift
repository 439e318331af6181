/// Who people are by now, where history knows them by other names or addresses (gitmailmap(5)).
///
/// Names and addresses are compared without regard to the case of ASCII letters, as git does and libgit2 does not.
package struct Mailmap: Sendable {
  private var entries: [String: Entry] = [:]

  /// What an address becomes, whoever has it, and where it has a certain name.
  private struct Entry {
    var person = Person()
    var byName: [String: Person] = [:]
  }

  /// A name and an address to use; nil for what stays.
  private struct Person {
    var name: String?
    var email: String?
  }

  /// Reads the content of a mailmap. Lines that cannot be read say nothing, as in git.
  package init(_ content: [UInt8]) {
    for line in content.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      // Git, written in C, reads no further than a NUL.
      let text = String(decoding: line.prefix { $0 != 0 }, as: UTF8.self)
      guard let new = Self.person(text[...], mayBeEmpty: false) else { continue }
      let old = Self.person(new.rest, mayBeEmpty: true)
      let address = old?.email ?? new.email
      var entry = entries[Self.folded(address)] ?? Entry()
      let email = old == nil ? nil : new.email
      if let name = old?.name {
        entry.byName[Self.folded(name)] = Person(name: new.name, email: email)
      } else {
        entry.person.name = new.name ?? entry.person.name
        entry.person.email = email ?? entry.person.email
      }
      entries[Self.folded(address)] = entry
    }
  }

  /// `signature` under the name and address that the map has for it; the time stays.
  package func resolve(_ signature: Signature) -> Signature {
    guard let entry = entries[Self.folded(signature.email)] else { return signature }
    let person = entry.byName[Self.folded(signature.name)] ?? entry.person
    return Signature(
      name: person.name ?? signature.name, email: person.email ?? signature.email,
      stored: signature.seconds, signature.offsetMinutes)
  }

  /// The `Name <address>` at the start of `text`, and what stands behind it.
  private static func person(
    _ text: Substring, mayBeEmpty: Bool
  ) -> (name: String?, email: String, rest: Substring)? {
    guard let open = text.firstIndex(of: "<") else { return nil }
    let inside = text[text.index(after: open)...]
    guard let close = inside.firstIndex(of: ">"), mayBeEmpty || close != inside.startIndex else {
      return nil
    }
    var name = text[..<open]
    while let first = name.first, blanks.contains(first) { name.removeFirst() }
    while let last = name.last, blanks.contains(last) { name.removeLast() }
    return (
      name.isEmpty ? nil : String(name), String(inside[..<close]),
      inside[inside.index(after: close)...]
    )
  }

  private static let blanks: Set<Character> = [" ", "\t", "\r", "\u{B}", "\u{C}"]

  private static func folded(_ text: String) -> String {
    String(decoding: text.utf8.map { 65...90 ~= $0 ? $0 + 32 : $0 }, as: UTF8.self)
  }
}

extension Repository {
  /// The map in the file `.mailmap` at the top of a commit's tree; nil where there is none.
  package func mailmap(at commit: ObjectID) throws(GitError) -> Mailmap? {
    let tree = try self.commit(commit).tree
    guard let entry = try entry(at: TreePath(".mailmap"), in: tree), entry.mode.isFile else {
      return nil
    }
    return Mailmap(try blob(entry.id))
  }
}

extension Commit {
  /// The same commit with the people named as `mailmap` has them.
  package func named(by mailmap: Mailmap?) -> Commit {
    guard let mailmap else { return self }
    let author = mailmap.resolve(author)
    let committer = mailmap.resolve(committer)
    if author == self.author, committer == self.committer { return self }
    return Commit(
      id: id, tree: tree, parents: parents, author: author, committer: committer,
      message: message, wasRepaired: wasRepaired,
      recordedAuthor: author == self.author ? nil : self.author)
  }
}
