import Foundation
import Git

extension HealthCheck {
  /// Which hooks run here, and whether one of them runs registrar before a commit.
  static func hooks(of clone: Clone) throws -> [HealthCheck] {
    let repository = clone.repository
    let folder = try HookFolder(of: repository)
    guard folder.exists else {
      guard let configured = folder.configured else {
        return [.ok(.hooks, "no hooks", remedy: installation)]
      }
      return [
        .warning(
          .hooks, "core.hooksPath names '\(configured)', where there is no folder: no hook runs",
          remedy: "make the folder, or run 'git config --unset core.hooksPath'")
      ]
    }
    let present = hookNames.filter(folder.holds)
    let active = present.filter(folder.runs)
    let passedOver = present.filter { !active.contains($0) }.map { name in
      HealthCheck.warning(
        .hooks, "git passes over the hook \(name), which is not executable",
        remedy: "run 'chmod +x \(folder.path)/\(name)'")
    }
    let place = folder.configured.map { " in \($0)" } ?? ""
    let words =
      active.isEmpty ? "no hooks\(place)" : "hooks\(place): \(active.joined(separator: ", "))"
    guard active.contains("pre-commit") else {
      return passedOver + [.ok(.hooks, words, remedy: installation)]
    }
    if try runsRegistrar(folder.path, in: repository) {
      return passedOver + [.ok(.hooks, "\(words); pre-commit runs registrar")]
    }
    return passedOver + [
      .ok(.hooks, "\(words); pre-commit does not run registrar", remedy: installation)
    ]
  }

  private static let installation =
    "to hear of mistakes before a commit, let the hook pre-commit run 'registrar validate'"

  /// The hooks that git runs in a clone (githooks(5)).
  private static let hookNames = [
    "applypatch-msg", "pre-applypatch", "post-applypatch", "pre-commit", "pre-merge-commit",
    "prepare-commit-msg", "commit-msg", "post-commit", "pre-rebase", "post-checkout", "post-merge",
    "pre-push", "post-rewrite", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman",
    "post-index-change", "pre-receive", "update", "proc-receive", "post-receive", "post-update",
    "push-to-checkout",
  ]

  /// Whether the hook itself, or the configuration of the program pre-commit that it calls, names registrar.
  private static func runsRegistrar(
    _ folder: String, in repository: Repository
  ) throws(GitError) -> Bool {
    func text(_ path: String) throws(GitError) -> String {
      String(decoding: try FileContent.read(path, limit: 1 << 20), as: UTF8.self)
    }
    let hook = try text("\(folder)/pre-commit")
    if hook.contains("registrar") { return true }
    guard hook.contains("pre-commit"), let top = repository.workTree else { return false }
    let configuration = top + ".pre-commit-config.yaml"
    return FileManager.default.fileExists(atPath: configuration)
      ? try text(configuration).contains("registrar") : false
  }
}
