import CLibgit2
import Synchronization

/// Who people are by now, where history knows them by other names or addresses (gitmailmap(5)).
package final class Mailmap: Sendable {
  private let handle: Mutex<Owned>

  /// Reads the content of a mailmap. Lines that cannot be read say nothing, as in git.
  package init(_ content: [UInt8]) throws(GitError) {
    try Libgit2.start()
    // libgit2 wants an address even of no bytes.
    let content = content + [UInt8(ascii: "\n")]
    handle = Mutex(
      try unsafe Owned("read a mailmap", free: { unsafe git_mailmap_free($0) }) { made in
        unsafe content.withUnsafeBytes { bytes in
          unsafe git_mailmap_from_buffer(
            &made, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
      })
  }

  /// `signature` under the name and address that the map has for it; the time stays.
  package func resolve(_ signature: Signature) throws(GitError) -> Signature {
    try handle.withLock { (handle) throws(GitError) -> Signature in
      var name = signature.name
      var email = signature.email
      // What the map does not have, the library answers by the pointer that it was given.
      let code = unsafe signature.name.withCString { oldName in
        unsafe signature.email.withCString { oldEmail in
          var newName: UnsafePointer<CChar>?
          var newEmail: UnsafePointer<CChar>?
          let code = unsafe git_mailmap_resolve(
            &newName, &newEmail, handle.pointer, oldName, oldEmail)
          if let newName = unsafe newName { name = unsafe String(cString: newName) }
          if let newEmail = unsafe newEmail { email = unsafe String(cString: newEmail) }
          return code
        }
      }
      try checked("look into a mailmap", code)
      return Signature(
        name: name, email: email, stored: signature.seconds, signature.offsetMinutes)
    }
  }
}

extension Repository {
  /// The map in the file `.mailmap` at the top of a commit's tree; nil where there is none.
  package func mailmap(at commit: ObjectID) throws(GitError) -> Mailmap? {
    let tree = try self.commit(commit).tree
    guard let entry = try entry(at: TreePath(".mailmap"), in: tree), entry.mode.isFile else {
      return nil
    }
    return try Mailmap(try blob(entry.id))
  }
}

extension Commit {
  /// The same commit with the people named as `mailmap` has them.
  package func named(by mailmap: Mailmap?) throws(GitError) -> Commit {
    guard let mailmap else { return self }
    let author = try mailmap.resolve(author)
    let committer = try mailmap.resolve(committer)
    if author == self.author, committer == self.committer { return self }
    return Commit(
      id: id, tree: tree, parents: parents, author: author, committer: committer,
      message: message, wasRepaired: wasRepaired, recordedAuthor: self.author)
  }
}
