/// Reads the text of a commit object: header lines, an empty line, the message.
///
/// History holds commits that no tool of today would write, so everything but tree and parents is
/// read leniently.
struct CommitReader {
  private var tree: ObjectID?
  private var parents: [ObjectID] = []
  private var author = Signature(name: "", email: "", stored: 0, 0)
  private var committer = Signature(name: "", email: "", stored: 0, 0)
  private var isLatin1 = false
  private var wasRepaired = false

  /// Decodes the commit `id`, whose object holds `content`.
  ///
  /// - Throws: `GitError.malformedObject` when tree or parents cannot be read.
  static func commit(_ id: ObjectID, _ content: [UInt8]) throws(GitError) -> Commit {
    var reader = CommitReader()
    let lines = HeaderLines(content)
    reader.isLatin1 = lines.contains { $0.key == "encoding" && isLatin1($0.value) }
    for line in lines {
      switch line.key {
      case "tree": reader.tree = ObjectID(hexDigits: line.value)
      case "parent":
        guard let parent = ObjectID(hexDigits: line.value) else {
          throw .malformedObject(id, kind: .commit)
        }
        reader.parents.append(parent)
      case "author": reader.author = reader.signature(line.value)
      case "committer": reader.committer = reader.signature(line.value)
      default: break
      }
    }
    guard let tree = reader.tree else { throw .malformedObject(id, kind: .commit) }
    let message = reader.text(content[lines.bodyStart...])
    return Commit(
      id: id, tree: tree, parents: reader.parents, author: reader.author,
      committer: reader.committer, message: message, wasRepaired: reader.wasRepaired)
  }

  /// Reads only what a walk needs: the parents and the committer's time.
  ///
  /// - Throws: `GitError.malformedObject`.
  static func links(
    _ id: ObjectID, _ content: [UInt8]
  ) throws(GitError) -> (parents: [ObjectID], seconds: Int64) {
    var parents: [ObjectID] = []
    for line in HeaderLines(content) {
      switch line.key {
      case "parent":
        guard let parent = ObjectID(hexDigits: line.value) else {
          throw .malformedObject(id, kind: .commit)
        }
        parents.append(parent)
      case "committer": return (parents, CommitReader.time(line.value).seconds)
      default: break
      }
    }
    return (parents, 0)
  }

  /// `Name <address> seconds zone`, as much of it as there is.
  private mutating func signature(_ line: ArraySlice<UInt8>) -> Signature {
    let open = line.firstIndex(of: UInt8(ascii: "<")) ?? line.endIndex
    let close = line[open...].lastIndex(of: UInt8(ascii: ">")) ?? line.endIndex
    var name = line[..<open]
    while name.last == UInt8(ascii: " ") { name.removeLast() }
    let time = Self.time(line)
    return Signature(
      name: text(name), email: text(line[open..<close].dropFirst()), stored: time.seconds,
      time.offsetMinutes)
  }

  /// What follows the address: seconds and zone, or zeros where they are not numbers in range.
  private static func time(
    _ line: ArraySlice<UInt8>
  ) -> (seconds: Int64, offsetMinutes: Int32) {
    guard let close = line.lastIndex(of: UInt8(ascii: ">")) else { return (0, 0) }
    let parts = line[(close + 1)...].split(separator: UInt8(ascii: " "))
    guard let first = parts.first, let seconds = number(first) else { return (0, 0) }
    guard parts.count > 1, let zone = number(parts[1]), (-9999...9999).contains(zone) else {
      return (seconds, 0)
    }
    return (seconds, Int32(zone / 100 * 60 + zone % 100))
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    Int64(String(decoding: digits, as: UTF8.self))
  }

  private mutating func text(_ bytes: ArraySlice<UInt8>) -> String {
    if isLatin1 {
      var scalars = String.UnicodeScalarView()
      for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
      return String(scalars)
    }
    if let valid = String(validating: bytes, as: UTF8.self) { return valid }
    wasRepaired = true
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isLatin1(_ name: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    return ["iso-8859-1", "iso8859-1", "latin1", "latin-1"].contains(name)
  }
}

/// The header lines of a commit, one by one; lines that continue another are left out.
private struct HeaderLines: Sequence, IteratorProtocol {
  private let content: [UInt8]
  private var position = 0

  init(_ content: [UInt8]) { self.content = content }

  /// Where the message begins.
  var bodyStart: Int {
    var rest = self
    while rest.nextLine() != nil {}
    return rest.position
  }

  mutating func next() -> (key: String, value: ArraySlice<UInt8>)? {
    while let line = nextLine() {
      guard line.first != UInt8(ascii: " "), let space = line.firstIndex(of: UInt8(ascii: " "))
      else { continue }
      return (String(decoding: line[..<space], as: UTF8.self), line[(space + 1)...])
    }
    return nil
  }

  /// The next line of the header; nil after the empty line that ends it.
  private mutating func nextLine() -> ArraySlice<UInt8>? {
    guard position < content.count else { return nil }
    let rest = content[position...]
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? content.endIndex
    let line = content[position..<end]
    position = end < content.endIndex ? end + 1 : end
    return line.isEmpty ? nil : line
  }
}
