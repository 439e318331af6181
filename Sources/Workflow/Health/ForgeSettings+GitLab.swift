extension ForgeSettings {
  /// GitLab: a protected branch, and how merge requests merge. Approvals by code owners and push rules are
  /// of its paid tiers.
  static func gitlab(
    _ branch: String, _ method: MergeMethod, signsCommits: Bool
  ) -> [Setting] {
    let protection = page(
      "Settings > Repository > Protected branches",
      [
        ("Branch", branch, ForgeReason.noDeletion),
        ("Allowed to merge", "Maintainers", nil),
        ("Allowed to push and merge", "No one", ForgeReason.pullRequests),
        ("Allowed to force push", "off", ForgeReason.noForce),
        ("Require approval from code owners", "on (Premium)", ForgeReason.review),
      ])
    let pushRules = page(
      "Settings > Repository > Push rules",
      [("Reject unsigned commits", "on (Premium)", ForgeReason.signed)])
    let style = method == .merge ? "Merge commit" : "Fast-forward merge"
    let merging = page(
      "Settings > Merge requests",
      [
        ("Merge method", style, ForgeReason.landing(method)),
        ("Squash commits when merging", method == .squash ? "Require" : "Do not allow", nil),
        ("Pipelines must succeed", "on", ForgeReason.check),
        ("Skipped pipelines are considered successful", "off", nil),
      ])
    let approvals = page(
      "Settings > Merge requests > Merge request approvals",
      [
        ("Approvals required", "1 or more (Premium)", ForgeReason.review),
        ("Prevent approval by author", "on (Premium)", nil),
        ("When a commit is added", "Remove all approvals (Premium)", ForgeReason.staleReview),
      ])
    return protection + (signsCommits ? pushRules : []) + merging + approvals
  }
}
