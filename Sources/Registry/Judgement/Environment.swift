import Documents

/// A place that versions are deployed to, as registry.yaml declares it.
package struct Environment: Sendable, Hashable {
  /// Its name.
  package let name: String
  /// Whether what runs there counts as in production.
  package let isProduction: Bool
  /// Approvals that a version needs before it is deployed there.
  package let requiredApprovals: Int
  /// Who may approve: references of teams and persons; empty means anyone active.
  package let approvers: [String]

  init?(_ node: Node) {
    guard let name = node["name"]?.string else { return nil }
    self.name = name
    isProduction = node["production"]?.boolean ?? false
    requiredApprovals = node["approvals"]?["required"]?.number?.int ?? 0
    approvers = node["approvals"]?["by"]?.elements.compactMap(\.string) ?? []
  }
}
