import Foundation
import Git
import TestSupport
import Testing

@testable import Workflow

@Suite("What doctor says of signing, hooks and line ends")
struct SetUpHealthTests {
  // MARK: - Signing

  /// A registry that asks for `signatures`, with git set up by `settings`.
  private func signing(_ signatures: String, _ settings: [String: String]) throws -> [String] {
    let registry = Sample.registry().replacing("\"off\"", with: "\"\(signatures)\"")
    let fixture = try WorkflowFixture(["registry.yaml": registry])
    for (key, value) in settings { try fixture.sandbox.git("config", key, value) }
    return try fixture.sandbox.checks(.signing)
  }

  private static let foreign =
    "warning: git signs commits by openpgp, which trust/allowed_signers cannot vouch for"

  @Test(
    "Signing is held against what registry.yaml asks for",
    arguments: [
      ("off", [:], ["ok: neither registry.yaml nor git asks for signatures"]),
      ("off", ["commit.gpgSign": "true"], ["ok: git signs commits (openpgp)"]),
      (
        "warn", [:],
        [
          "warning: registry.yaml asks for signed commits (warn), and git does not sign them here"
        ]
      ),
      (
        "require", [:],
        [
          "problem: registry.yaml asks for signed commits (require), and git does not sign them here"
        ]
      ),
      ("require", ["commit.gpgSign": "true"], [foreign]),
      ("off", ["gpg.format": "pgp"], ["problem: gpg.format is 'pgp', which git does not know"]),
      (
        "off", ["gpg.format": "ssh", "commit.gpgSign": "true"],
        [
          "problem: gpg.format is ssh, and no key is named to sign with",
          "warning: git cannot check SSH signatures: gpg.ssh.allowedSignersFile is not set",
        ]
      ),
      (
        "off",
        [
          "gpg.format": "ssh", "commit.gpgSign": "true", "user.signingKey": "/nowhere/id.pub",
          "gpg.ssh.allowedSignersFile": "registry.yaml",
        ], ["problem: user.signingKey names '/nowhere/id.pub', where there is no file"]
      ),
      (
        "warn",
        [
          "gpg.format": "ssh", "commit.gpgSign": "true", "user.signingKey": "ssh-ed25519 AAAA",
          "gpg.ssh.allowedSignersFile": "gone",
        ],
        [
          "ok: git signs commits (ssh)",
          "warning: gpg.ssh.allowedSignersFile names 'gone', where there is no file",
        ]
      ),
    ] as [(String, [String: String], [String])])
  func signatures(_ policy: String, _ settings: [String: String], _ expected: [String]) throws {
    #expect(try signing(policy, settings) == expected)
  }

  @Test("The registry's own list of signers is what git is told to use")
  func allowedSigners() throws {
    let fixture = try WorkflowFixture([
      "trust/allowed_signers": "ada@example.org ssh-ed25519 AAAA\n"
    ])
    let sandbox = fixture.sandbox
    try sandbox.git("config", "gpg.format", "ssh")
    try sandbox.git("config", "commit.gpgSign", "true")
    try sandbox.git("config", "user.signingKey", "key::ssh-ed25519 AAAA")
    try sandbox.follow(.signing)
    #expect(try sandbox.git("config", "gpg.ssh.allowedSignersFile") == "trust/allowed_signers")
    #expect(try sandbox.checks(.signing) == ["ok: git signs commits (ssh)"])
  }

  // MARK: - Hooks

  /// A registry with a hook that runs `script`.
  private func hook(
    _ name: String, _ script: String, executable: Bool = true, in fixture: WorkflowFixture
  ) throws {
    try fixture.sandbox.write("#!/bin/sh\n\(script)\n", to: name)
    try FileManager.default.setAttributes(
      [.posixPermissions: executable ? 0o755 : 0o644],
      ofItemAtPath: "\(fixture.sandbox.directory)/\(name)")
  }

  @Test("Hooks are named, and whether one runs registrar before a commit")
  func hooks() throws {
    let fixture = try WorkflowFixture()
    #expect(try fixture.sandbox.checks(.hooks) == ["ok: no hooks"])
    #expect(try fixture.sandbox.remedies(.hooks).count == 1)
    try hook(".git/hooks/commit-msg", "true", in: fixture)
    try hook(".git/hooks/pre-commit", "true", in: fixture)
    #expect(
      try fixture.sandbox.checks(.hooks) == [
        "ok: hooks: pre-commit, commit-msg; pre-commit does not run registrar"
      ])
    try hook(".git/hooks/pre-commit", "exec registrar validate", in: fixture)
    #expect(
      try fixture.sandbox.checks(.hooks) == [
        "ok: hooks: pre-commit, commit-msg; pre-commit runs registrar"
      ])
    #expect(try fixture.sandbox.remedies(.hooks) == [])
  }

  @Test("A hook of the program pre-commit runs what its configuration names")
  func preCommit() throws {
    let fixture = try WorkflowFixture()
    try hook(".git/hooks/pre-commit", "exec pre-commit hook-impl", in: fixture)
    #expect(
      try fixture.sandbox.checks(.hooks) == [
        "ok: hooks: pre-commit; pre-commit does not run registrar"
      ])
    try fixture.sandbox.write(
      "repos: [{hooks: [{id: registrar}]}]\n", to: ".pre-commit-config.yaml")
    #expect(
      try fixture.sandbox.checks(.hooks) == ["ok: hooks: pre-commit; pre-commit runs registrar"])
  }

  @Test("A hook that git passes over, and a folder of hooks that is not there, are warnings")
  func idleHooks() throws {
    let fixture = try WorkflowFixture()
    try hook(".githooks/pre-push", "true", executable: false, in: fixture)
    try fixture.sandbox.git("config", "core.hooksPath", ".githooks")
    #expect(
      try fixture.sandbox.checks(.hooks) == [
        "warning: git passes over the hook pre-push, which is not executable",
        "ok: no hooks in .githooks",
      ])
    try fixture.sandbox.git("config", "core.hooksPath", ".husky")
    #expect(
      try fixture.sandbox.checks(.hooks) == [
        "warning: core.hooksPath names '.husky', where there is no folder: no hook runs"
      ])
  }

  // MARK: - Line ends

  @Test(
    "Whether lines end in CR LF is what git itself writes",
    arguments: [
      ("", [:], false), ("", ["core.autocrlf": "true"], true),
      ("", ["core.autocrlf": "input"], false), ("", ["core.eol": "crlf"], false),
      ("*.yaml text", ["core.eol": "crlf"], true),
      ("*.yaml text=auto", ["core.eol": "crlf"], true),
      ("*.yaml text", ["core.eol": "crlf", "core.autocrlf": "input"], false),
      ("*.yaml text", ["core.eol": "lf", "core.autocrlf": "true"], true),
      ("*.yaml text eol=lf", ["core.autocrlf": "true"], false),
      ("*.yaml eol=crlf", [:], true), ("*.yaml -text", ["core.autocrlf": "true"], false),
    ] as [(String, [String: String], Bool)])
  func lineEnds(_ attributes: String, _ settings: [String: String], _ writesCRLF: Bool) throws {
    let fixture = try WorkflowFixture()
    let sandbox = fixture.sandbox
    for (key, value) in settings { try sandbox.git("config", key, value) }
    try sandbox.write("\(attributes)\n", to: ".git/info/attributes")
    let warning = "warning: git ends the lines of *.yaml with CR LF in the work tree"
    #expect(try (sandbox.checks(.lineEnds) == [warning]) == writesCRLF)
    try FileManager.default.removeItem(atPath: "\(sandbox.directory)/registry.yaml")
    try sandbox.git("checkout", "--quiet", "--", "registry.yaml")
    #expect(try sandbox.read("registry.yaml").utf8.contains(13) == writesCRLF)
  }

  @Test(
    "What else git would make of documents is said",
    arguments: [
      (
        "people/* filter=lfs",
        "problem: git stores what the filter 'lfs' makes of *.yaml, not the documents"
      ),
      (
        "*.yaml working-tree-encoding=UTF-16",
        "problem: git writes *.yaml as UTF-16 into the work tree; documents are UTF-8"
      ),
      ("*.yaml ident", "warning: git writes object ids into *.yaml in the work tree (ident)"),
    ])
  func rewritings(_ attributes: String, _ expected: String) throws {
    let fixture = try WorkflowFixture()
    try fixture.sandbox.write("\(attributes)\n", to: ".gitattributes")
    #expect(try fixture.sandbox.checks(.lineEnds) == [expected])
  }
}
