extension ForgeSettings {
  /// Gitea and Forgejo: a protected branch, which nobody can delete or, unless allowed, force, and how pull
  /// requests merge.
  static func gitea(
    _ branch: String, _ method: MergeMethod, signsCommits: Bool
  ) -> [Setting] {
    let signing: [(String, String, String?)] =
      signsCommits ? [("Require Signed Commits", "on", ForgeReason.signed)] : []
    let protection = page(
      "Settings > Branches > Add New Rule",
      [
        ("Protected Branch Name Pattern", branch, ForgeReason.noDeletion),
        ("Disable Push", "on", ForgeReason.pullRequests),
        ("Disable Force Push", "on", ForgeReason.noForce),
      ] + signing + [
        ("Required approvals", "1 or more", ForgeReason.review),
        ("Dismiss stale approvals", "on", ForgeReason.staleReview),
        ("Enable Status Check", "on", ForgeReason.check),
        ("Status check patterns", "*\(check)*", nil),
        ("Block merge on rejected reviews", "on", ForgeReason.review),
        ("Block merge on official review requests", "on", nil),
        ("Block merge if pull request is outdated", "on", ForgeReason.upToDate),
        ("Administrators must follow branch protection rules", "on", ForgeReason.noBypass),
      ])
    let styles = [
      ("Create merge commit", MergeMethod.merge), ("Rebase then fast-forward", .rebase),
      ("Create squash commit", .squash),
    ]
    let merging = page(
      "Settings > Repository > Pull Requests > Merge Styles",
      styles.map { name, style in
        (name, style == method ? "on" : "off", style == .merge ? ForgeReason.landing(method) : nil)
      } + [("Rebase then create merge commit", "off", nil), ("Fast-forward only", "off", nil)])
    return protection + merging
  }
}
