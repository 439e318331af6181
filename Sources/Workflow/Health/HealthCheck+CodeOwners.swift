import Git
import Registry

extension HealthCheck {
  /// Whether CODEOWNERS says what models and teams say.
  static func codeOwners(of clone: Clone) throws -> [HealthCheck] {
    guard let location = clone.location, let snapshot = clone.snapshot else { return [] }
    let tree = try clone.head.commit.map { try clone.repository.commit($0).tree }
    let (old, new) = try Operation.codeOwners(of: snapshot, in: tree, at: location)
    let generated = try new.generated
    if try old.generated != generated {
      return [
        .warning(
          .codeowners, "\(new.path) does not say what models and teams say",
          remedy: "see 'registrar codeowners --check', then run 'registrar codeowners'")
      ]
    }
    // The markers stand around the lines.
    return [
      .ok(
        .codeowners,
        generated.isEmpty
          ? "no team has a handle that CODEOWNERS could name" : "\(new.path) is up to date")
    ]
  }
}
