extension ForgeSettings {
  /// GitHub: a branch protection rule, and how pull requests merge.
  static func github(
    _ branch: String, _ method: MergeMethod, signsCommits: Bool
  ) -> [Setting] {
    let signing: [(String, String, String?)] =
      signsCommits ? [("Require signed commits", "on", ForgeReason.signed)] : []
    let protection = page(
      "Settings > Branches > Add branch protection rule",
      [
        ("Branch name pattern", branch, nil),
        ("Require a pull request before merging", "on", ForgeReason.pullRequests),
        ("Require approvals", "1 or more", ForgeReason.review),
        (
          "Dismiss stale pull request approvals when new commits are pushed", "on",
          ForgeReason.staleReview
        ),
        ("Require review from Code Owners", "on", ForgeReason.review),
        ("Require status checks to pass before merging", "on", ForgeReason.check),
        ("Status checks that are required", check, nil),
        ("Require branches to be up to date before merging", "on", ForgeReason.upToDate),
      ] + signing + [
        (
          "Require linear history", method == .merge ? "off" : "on", ForgeReason.landing(method)
        ),
        ("Do not allow bypassing the above settings", "on", ForgeReason.noBypass),
        ("Allow force pushes", "off", ForgeReason.noForce),
        ("Allow deletions", "off", ForgeReason.noDeletion),
      ])
    func allowed(_ other: MergeMethod) -> String { method == other ? "on" : "off" }
    let merging = page(
      "Settings > General > Pull Requests",
      [
        ("Allow merge commits", allowed(.merge), ForgeReason.landing(method)),
        ("Allow squash merging", allowed(.squash), nil),
        ("Allow rebase merging", allowed(.rebase), nil),
      ])
    return protection + merging
  }
}
