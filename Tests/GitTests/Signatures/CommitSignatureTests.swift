import TestSupport
import Testing

@testable import Git

@Suite("Signatures of commits")
struct CommitSignatureTests {
  @Test("a commit that git signed verifies here", arguments: ["ed25519", "ecdsa-256", "rsa-2048"])
  func readsSigned(kind: String) throws {
    let signer = try SigningSandbox(kind)
    try signer.sandbox.write("1", to: "a")
    try signer.sandbox.git("add", "a")
    try signer.sandbox.git("commit", "--quiet", "-S", "-m", "Zwölf\n\ngpgsig no header\n more")
    let repository = try signer.sandbox.open()
    let signature = try #require(try repository.commitSignature(of: signer.sandbox.id("HEAD")))
    #expect(signature.kind == .ssh)
    let read = try SSHSignature(armored: signature.armored)
    #expect(read.armored == signature.armored)
    #expect(try read.key == SSHPublicKey(line: signer.program.line(of: signer.key)))
    try read.verify(signature.payload, namespace: "git")
    #expect(throws: SSHSignatureError.doesNotMatch) {
      try read.verify(signature.payload + [0], namespace: "git")
    }
  }

  @Test("a commit without signature has none")
  func readsUnsigned() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1"], message: "m\n\ngpgsig -----BEGIN SSH SIGNATURE-----")
    #expect(try sandbox.open().commitSignature(of: sandbox.id("HEAD")) == nil)
    #expect(CommitSignature(commit: []) == nil)
    #expect(CommitSignature(commit: Array("gpgsigx y\n\nm".utf8)) == nil)
  }

  @Test("the signature of an object that is no commit is not looked for")
  func refusesOthers() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1"])
    let tree = try sandbox.id("HEAD^{tree}")
    #expect(throws: GitError.wrongKind(tree, expected: .commit, actual: .tree)) {
      try sandbox.open().commitSignature(of: tree)
    }
  }

  @Test("a commit that we sign with ssh-keygen is byte for byte the one that git signs")
  func writesSigned() throws {
    let signer = try SigningSandbox("ed25519")
    let parent = try ObjectID(hex: signer.sandbox.commit(["a": "1"]))
    let tree = try signer.sandbox.id("HEAD^{tree}")
    let theirs = try signer.sandbox.git(
      "commit-tree", "-S", tree.description, "-p", parent.description, input: "Größe\n\nbody\n")
    let repository = try signer.sandbox.open()
    let committer = try Signature(
      name: "Carl Committer", email: "carl@example.org", seconds: 1_700_000_100, offsetMinutes: 0)
    let text = try repository.commitText(
      tree: tree, parents: [parent], author: ada(), committer: committer,
      message: "Größe\n\nbody\n")
    let armored = try signer.program.sign(text, with: signer.key)
    let ours = try repository.writeCommit(text, signedBy: armored)
    #expect(ours.description == theirs)
    #expect(try signer.sandbox.attempt(["verify-commit", ours.description]).status == 0)
    let read = try #require(try repository.commitSignature(of: ours))
    #expect(read.payload == text)
    #expect(read.armored == armored)
    #expect(try repository.commit(ours).message == "Größe\n\nbody\n")
  }

  @Test("every kind of key signs commits that git verifies", arguments: SSHKeygen.kinds)
  func gitVerifies(kind: String) throws {
    let signer = try SigningSandbox(kind)
    try signer.sandbox.commit(["a": "1"])
    let repository = try signer.sandbox.open()
    let text = try repository.commitText(
      tree: signer.sandbox.id("HEAD^{tree}"), parents: [], author: ada(), committer: ada(),
      message: "m\n")
    // Without the last line feed, which is put back.
    let armored = Array(try signer.program.sign(text, with: signer.key).dropLast())
    let id = try repository.writeCommit(text, signedBy: armored)
    #expect(try signer.sandbox.attempt(["verify-commit", id.description]).status == 0)
    let forged = try repository.writeCommit(text + Array("x".utf8), signedBy: armored)
    #expect(try signer.sandbox.attempt(["verify-commit", forged.description]).status != 0)
  }

  @Test("unsigned text is stored as it is")
  func writesUnsigned() throws {
    let sandbox = try makeSandbox()
    try sandbox.commit(["a": "1"])
    let repository = try sandbox.open()
    let tree = try sandbox.id("HEAD^{tree}")
    let text = try repository.commitText(
      tree: tree, parents: [], author: ada(), committer: ada(), message: "m\n")
    #expect(
      try repository.writeCommit(text)
        == repository.writeCommit(
          tree: tree, parents: [], author: ada(), committer: ada(), message: "m\n"))
  }

  @Test(
    "what was signed is cut out of unusual headers as git cuts it out",
    arguments: [
      "HEAD\nSIGNATURE\nMESSAGE", "HEAD\nencoding ISO-8859-1\nSIGNATURE\nMESSAGE",
      "HEAD\nmergetag object 1\n type commit\n \n gpgsig x\nSIGNATURE\nMESSAGE",
      "HEAD\nSIGNATURE\ngpgsig-sha256 one\n two\nMESSAGE",
      "HEAD\ngpgsig-sha256 one\n two\nSIGNATURE\nMESSAGE",
      "HEAD\ngpgsig-sha256 one\n two\nextra three\n four\nSIGNATURE\nMESSAGE",
      "HEAD\nSIGNATURE\nextra three\n four\nMESSAGE", "HEAD\nSIGNATURE\ngpgsigx y\nMESSAGE",
      "HEAD\nSIGNATURE\ngpgsig\nMESSAGE",
    ])
  func cutsAsGitDoes(layout: String) throws {
    let signer = try SigningSandbox("ed25519")
    try signer.sandbox.commit(["a": "1"])
    let tree = try signer.sandbox.git("rev-parse", "HEAD^{tree}")
    let head = "tree \(tree)\nauthor A <a@x> 1700000000 +0000\ncommitter C <c@x> 1700000000 +0000"
    let whole = layout.replacing("HEAD", with: head)
      .replacing("MESSAGE", with: "\nmessage\n\ngpgsig not this\n and not this\n")
    let placeholder = CommitSignature(
      commit: Array(whole.replacing("SIGNATURE", with: "gpgsig x").utf8))
    let payload = try #require(placeholder?.payload)
    let armored = try signer.program.sign(payload, with: signer.key)
    let header = String(decoding: armored.dropLast(), as: UTF8.self).replacing("\n", with: "\n ")
    let commit = whole.replacing("SIGNATURE", with: "gpgsig \(header)")
    let id = try signer.sandbox.git(
      "hash-object", "-t", "commit", "-w", "--stdin", "--literally", input: commit)
    #expect(try signer.sandbox.attempt(["verify-commit", id]).status == 0)
    let read = try #require(
      try signer.sandbox.open().commitSignature(of: ObjectID(hex: id)))
    #expect(read.armored == armored)
    #expect(read.payload == payload)
    try SSHSignature(armored: read.armored).verify(read.payload, namespace: "git")
  }

  @Test(
    "a signature is put behind all headers, and taken out again",
    arguments: [
      "tree 1\n\nm", "tree 1\nencoding x\n\nm\n\nn\n", "tree 1\n\n", "tree 1\n",
    ])
  func putsAndTakes(text: String) {
    let text = Array(text.utf8)
    let armored = Array("-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n".utf8)
    let signed = CommitSignature.put(armored, into: text)
    let read = CommitSignature(commit: signed)
    #expect(read?.payload == text)
    #expect(read?.armored == armored)
    #expect(read?.kind == .openpgp)
    #expect(CommitSignature.put([], into: text) == text)
  }

  @Test(
    "the first line tells the program",
    arguments: [
      ("-----BEGIN SSH SIGNATURE-----", CommitSignature.Kind.ssh),
      ("-----BEGIN PGP SIGNATURE-----", .openpgp), ("-----BEGIN PGP MESSAGE-----", .openpgp),
      ("-----BEGIN SIGNED MESSAGE-----", .x509), ("-----BEGIN SOMETHING-----", nil), ("", nil),
    ])
  func tellsKinds(line: String, kind: CommitSignature.Kind?) throws {
    let read = try #require(CommitSignature(commit: Array("tree 1\ngpgsig \(line)\n\nm".utf8)))
    #expect(read.kind == kind)
  }

  @Test("a signature of gpg is taken out as gpg made it", .enabled(if: hasGPG))
  func readsOpenPGP() throws {
    let sandbox = try makeSandbox()
    let home = ["GNUPGHOME": sandbox.root.appending("gnupg")]
    let environment = sandbox.environment.merging(home) { $1 }
    func gpg(_ arguments: String...) throws -> RunResult {
      try run("gpg", ["--batch", "--quiet"] + arguments, environment: environment)
    }
    _ = try run("mkdir", ["-m", "700", sandbox.root.appending("gnupg")])
    // An agent stays behind otherwise.
    defer { _ = try? run("gpgconf", ["--kill", "all"], environment: environment) }
    let made = try gpg(
      "--passphrase", "", "--quick-gen-key", "Ada <ada@example.org>", "rsa2048", "sign", "never")
    try #require(made.status == 0)
    try sandbox.write("1", to: "a")
    try sandbox.git("add", "a")
    let committed = try sandbox.attempt(
      ["commit", "--quiet", "-Sada@example.org", "-m", "m"], overriding: home)
    try #require(committed.status == 0)
    let signature = try #require(try sandbox.open().commitSignature(of: sandbox.id("HEAD")))
    #expect(signature.kind == .openpgp)
    try sandbox.root.write(String(decoding: signature.armored, as: UTF8.self), to: "signature")
    try sandbox.root.write(String(decoding: signature.payload, as: UTF8.self), to: "payload")
    let verified = try gpg(
      "--verify", sandbox.root.appending("signature"), sandbox.root.appending("payload"))
    #expect(verified.status == 0)
  }
}

/// Whether this machine has `gpg`, which no test depends on.
private let hasGPG: Bool = {
  do {
    return try run("gpg", ["--version"]).status == 0
  } catch {
    return false
  }
}()

/// A repository in which git signs with a key of `ssh-keygen`, and trusts it.
private struct SigningSandbox {
  let sandbox: GitSandbox
  let program: SSHKeygen
  let key: String

  init(_ kind: String) throws {
    sandbox = try makeSandbox()
    program = try SSHKeygen()
    key = try program.make(kind)
    try sandbox.root.write("ada@example.org \(program.line(of: key))\n", to: "signers")
    try sandbox.git("config", "gpg.format", "ssh")
    try sandbox.git("config", "user.signingkey", key)
    try sandbox.git(
      "config", "gpg.ssh.allowedSignersFile", sandbox.root.appending("signers"))
  }
}
