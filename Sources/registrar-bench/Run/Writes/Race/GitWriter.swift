import Foundation

/// How git itself writes one document where others write too.
struct GitWriter: Sendable {
  let stage: Stage
  let place: RacePlace
  let directory: String
  let git: Program

  /// After so many tries it is not going to happen.
  private static let mostTries = 1000

  /// A document that git could not commit.
  struct GaveUp: Error, CustomStringConvertible {
    let path: String
    let tries: Int
    let last: String
    var description: String { "git could not commit '\(path)' in \(tries) tries: \(last)" }
  }

  /// Commits one document and returns how many tries that took.
  func write(_ document: RaceDocument) throws -> Int {
    if place != .bare {
      try stage.put(document.text, at: document.path, in: directory)
    }
    switch place {
    case .bare: return try tries(document) { try plumb(document) }
    case .workTree: return try tries(document) { try commit(document) }
    case .remote:
      let commit = try commit(document)
      guard commit.succeeded else {
        throw GaveUp(path: document.path, tries: 1, last: commit.summary)
      }
      return try tries(document) {
        let push = try run(["push", "--quiet", "origin", "HEAD"])
        if !push.succeeded { _ = try run(["pull", "--quiet", "--rebase"]) }
        return push
      }
    }
  }

  private func tries(_ document: RaceDocument, _ attempt: () throws -> Attempt) throws -> Int {
    var last = ""
    for number in 1...Self.mostTries {
      let attempt = try attempt()
      if attempt.succeeded { return number }
      last = attempt.summary
    }
    throw GaveUp(path: document.path, tries: Self.mostTries, last: last)
  }

  private func run(_ arguments: [String], _ extra: [String: String] = [:]) throws -> Attempt {
    try stage.attempt(git, arguments, in: directory, environment: extra)
  }

  private func commit(_ document: RaceDocument) throws -> Attempt {
    let add = try run(["add", document.path])
    guard add.succeeded else { return add }
    return try run(["commit", "--quiet", "-m", "Add \(document.name)", "--", document.path])
  }

  /// A commit without a work tree, in an index of the writer's own; HEAD moves only from where it was.
  private func plumb(_ document: RaceDocument) throws -> Attempt {
    let file = stage.scratch.appending("plumb-\(document.writer).yaml")
    try Data(document.text.utf8).write(to: URL(fileURLWithPath: file))
    let index = ["GIT_INDEX_FILE": stage.scratch.appending("plumb-\(document.writer).index")]
    let old = try said(["rev-parse", "HEAD"])
    let blob = try said(["hash-object", "-w", file])
    _ = try said(["read-tree", old], index)
    _ = try said(
      ["update-index", "--add", "--cacheinfo", "100644,\(blob),\(document.path)"], index)
    let tree = try said(["write-tree"], index)
    let commit = try said(["commit-tree", "-p", old, "-m", "Add \(document.name)", tree])
    return try run(["update-ref", "HEAD", commit, old])
  }

  private func said(_ arguments: [String], _ extra: [String: String] = [:]) throws -> String {
    let attempt = try run(arguments, extra)
    guard attempt.succeeded else {
      throw GaveUp(path: arguments.joined(separator: " "), tries: 1, last: attempt.summary)
    }
    return String(attempt.output.filter { !$0.isNewline })
  }
}
