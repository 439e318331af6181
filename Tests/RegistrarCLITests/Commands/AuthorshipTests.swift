import Foundation
import TestSupport
import Testing

extension CommandLineTests {
  @Suite("Who commits, and who signs") struct AuthorshipTests {
    private static let nobody = [
      "GIT_AUTHOR_NAME": "", "GIT_AUTHOR_EMAIL": "", "GIT_COMMITTER_NAME": "",
      "GIT_COMMITTER_EMAIL": "",
    ]

    /// Who the next commit is by, author and committer.
    private func names(_ scene: Scene, _ overriding: [String: String], _ more: String...) throws
      -> String
    {
      let title = "title=Title \(UInt32.random(in: .min ... .max))"
      let result = try scene.registrar(
        ["set", "credit/scorer", title] + more,
        overriding: Self.nobody.merging(overriding) { $1 })
      try #require(result.status == 0, "\(result.stderr)")
      return String(
        try scene.git("log", "-1", "--format=%an <%ae>, %cn <%ce>").dropLast())
    }

    @Test("names and addresses come from where git takes them, each by itself")
    func identity() throws {
      let scene = try Scene(.small)
      try scene.git("config", "user.name", "Una User")
      try scene.git("config", "user.email", "una@example.org")
      #expect(try names(scene, [:]) == "Una User <una@example.org>, Una User <una@example.org>")
      #expect(
        try names(scene, ["GIT_AUTHOR_EMAIL": "other@example.org"])
          == "Una User <other@example.org>, Una User <una@example.org>")
      try scene.git("config", "committer.name", "Robot")
      #expect(
        try names(scene, ["GIT_AUTHOR_NAME": "Ada"])
          == "Ada <una@example.org>, Robot <una@example.org>")
      #expect(
        try names(scene, [:], "--author", "Bo Berg <bo@example.org>")
          == "Bo Berg <bo@example.org>, Robot <una@example.org>")
      // The user's own configuration, where the repository has none.
      try scene.git("config", "--remove-section", "user")
      try scene.git("config", "--remove-section", "committer")
      try scene.root.write(
        "[user]\n\tname = Home\n\temail = home@example.org\n", to: ".home/.gitconfig")
      #expect(try names(scene, [:]) == "Home <home@example.org>, Home <home@example.org>")
    }

    /// A key pair of ssh-keygen, and a repository that signs with it and trusts it.
    private func keyed() throws -> Scene {
      let scene = try Scene(.small)
      let key = scene.root.appending("key")
      let made = try scene.shell("ssh-keygen -q -t ed25519 -N '' -C ada -f \(key)")
      try #require(made.status == 0, "\(made.stderr)")
      try scene.root.write(
        "ada@example.org \(try scene.root.read("key.pub"))", to: "allowed_signers")
      try scene.git("config", "gpg.format", "ssh")
      try scene.git("config", "user.signingKey", key)
      try scene.git(
        "config", "gpg.ssh.allowedSignersFile", scene.root.appending("allowed_signers"))
      return scene
    }

    private func isSigned(_ scene: Scene) throws -> Bool {
      try scene.git("log", "-1", "--format=%G?") == "G\n"
    }

    @Test("--sign and --no-sign say otherwise than commit.gpgSign")
    func options() throws {
      let scene = try keyed()
      try scene.registrar("set credit/scorer title=One")
      #expect(try !isSigned(scene))
      try scene.registrar("set credit/scorer title=Two --sign")
      #expect(try isSigned(scene))
      try scene.git("config", "commit.gpgSign", "true")
      try scene.registrar("set credit/scorer title=Three")
      #expect(try isSigned(scene))
      try scene.registrar("set credit/scorer title=Four --no-sign")
      #expect(try !isSigned(scene))
      #expect(try scene.git("rev-list", "--count", "HEAD~4..HEAD") == "4\n")
    }

    @Test("a key that is named by its text is found in the agent, and nothing of it stays")
    func agent() throws {
      let scene = try keyed()
      let literal = try scene.root.read("key.pub").split(separator: "\n")[0]
      try scene.git("config", "user.signingKey", "key::\(literal)")
      // Without an agent there is no such key.
      let alone = try scene.registrar(
        ["set", "credit/scorer", "title=One", "--sign"], overriding: ["SSH_AUTH_SOCK": ""])
      #expect(alone.status == 74)
      let key = scene.root.appending("key")
      // The agent ends with the command that it runs.
      try scene.root.write(
        "ssh-add -q \(key) && rm \(key) && \"$REGISTRAR_PROGRAM\" set credit/scorer title=One --sign",
        to: "script")
      let result = try scene.shell("ssh-agent sh \(scene.root.appending("script"))")
      #expect(result.status == 0, "\(result.stderr)")
      #expect(try isSigned(scene))
      #expect(
        try scene.root.names(in: "registry/.git").filter { $0.hasPrefix("registrar-for") } == [])
      try scene.git("config", "--unset", "user.signingKey")
      try scene.git("config", "gpg.ssh.defaultKeyCommand", "echo 'key::\(literal)'")
      let byCommand = try scene.registrar(
        ["set", "credit/scorer", "title=Two", "--sign"], overriding: ["SSH_AUTH_SOCK": ""])
      #expect(byCommand.stderr.contains("ssh-keygen"), "\(byCommand.stderr)")
    }

    @Test("git and gpg verify what gpg signed for us", .enabled(if: hasGPG))
    func openPGP() throws {
      let scene = try Scene(.small)
      let home = scene.root.appending("gnupg")
      let made = try scene.shell(
        """
        mkdir -m 700 \(home) && export GNUPGHOME=\(home) && trap 'gpgconf --kill all' EXIT &&
        gpg --batch --quiet --passphrase '' --quick-gen-key 'Carl Committer <carl@example.org>' \
          rsa2048 sign never &&
        registrar set credit/scorer title=One --sign && git verify-commit HEAD &&
        git config user.signingKey nobody@example.org && ! registrar set credit/scorer title=Two --sign
        """)
      #expect(made.status == 0, "\(made.stdout)\(made.stderr)")
      #expect(made.stderr.contains("Good signature from \"Carl Committer"))
      #expect(made.stderr.contains("gpg made no signature"), "\(made.stderr)")
      #expect(try scene.git("log", "-1", "--format=%s") == "Set title of credit/scorer\n")
      #expect(try scene.git("rev-list", "--count", "HEAD~1..HEAD") == "1\n")
    }

    @Test("what x509 signs is what the configured program says", arguments: [true, false])
    func x509(_ signs: Bool) throws {
      let scene = try Scene(.small)
      // It speaks as gpgsm does: by its status alone it is not believed.
      let status = signs ? "echo '[GNUPG:] SIG_CREATED D 1 8 00 1 F' >&2" : ":"
      try scene.root.write(
        """
        #!/bin/sh
        [ "$*" = '--status-fd=2 -bsau ada@example.org' ] || exit 9
        cat >\(scene.root.appending("payload"))
        printf -- '-----BEGIN SIGNED MESSAGE-----\\nAAAA\\n-----END SIGNED MESSAGE-----\\n'
        \(status)

        """, to: "gpgsm")
      _ = try scene.shell("chmod +x \(scene.root.appending("gpgsm"))")
      try scene.git("config", "gpg.format", "x509")
      try scene.git("config", "gpg.x509.program", scene.root.appending("gpgsm"))
      try scene.git("config", "user.signingKey", "ada@example.org")
      let result = try scene.registrar("set credit/scorer title=One --sign")
      #expect(result.status == (signs ? 0 : 74), "\(result.stderr)")
      let commit = try scene.git("cat-file", "commit", "HEAD")
      #expect(commit.contains("gpgsig -----BEGIN SIGNED MESSAGE-----\n AAAA\n") == signs)
      if signs {
        let header = "gpgsig -----BEGIN SIGNED MESSAGE-----\n AAAA\n -----END SIGNED MESSAGE-----\n"
        #expect(try scene.root.read("payload") == commit.replacing(header, with: ""))
      }
    }

    @Test("an approval is signed as git is configured, and by ssh only")
    func approval() throws {
      let scene = try keyed()
      try scene.registrar("add person bo --title Bo --email bo@example.org")
      try scene.write(
        "bo@example.org \(try scene.root.read("key.pub"))", to: "trust/allowed_signers")
      try scene.git("add", "trust")
      try scene.git("commit", "--quiet", "-m", "Trust the key of Bo")
      let command =
        "add approval credit/scorer@1.0.0 --for production --reason Fine --approver person:bo --sign"
      try scene.git("config", "gpg.format", "openpgp")
      let other = try scene.registrar(command)
      #expect(other.status != 0)
      #expect(other.stderr.contains("gpg.format ssh"), "\(other.stderr)")
      try scene.git("config", "gpg.format", "ssh")
      let result = try scene.registrar(command)
      #expect(result.status == 0, "\(result.stderr)")
      #expect(try scene.git("show", "HEAD").contains("BEGIN SSH SIGNATURE"))
    }

    @Test("who is outrun every time exits with 75, and nothing of the change is there")
    func outrun() throws {
      let scene = try Scene(.small)
      // Somebody else commits whenever a message is about to be judged.
      try scene.root.write(
        """
        #!/bin/sh
        tip=$(git rev-parse HEAD)
        git update-ref HEAD "$(git commit-tree -m theirs -p "$tip" "$tip^{tree}")" "$tip"

        """, to: "registry/.git/hooks/commit-msg")
      _ = try scene.shell("chmod +x .git/hooks/commit-msg")
      let before = try scene.git("rev-parse", "HEAD^{tree}")
      let result = try scene.registrar("set credit/scorer title=One")
      #expect(result.status == 75)
      #expect(result.stderr.contains("others moved main 100 times while this change was made"))
      #expect(try scene.git("rev-parse", "HEAD^{tree}") == before)
      #expect(try scene.git("status", "--porcelain") == "")
    }
  }
}

/// Whether this machine has `gpg`.
private let hasGPG: Bool = (try? run("gpg", ["--version"]).status) == 0
