import Git
import Registry

extension HealthCheck {
  /// Whether git would write documents into the work tree, or store them, otherwise than they are.
  static func lineEnds(of clone: Clone) throws -> [HealthCheck] {
    if clone.repository.isBare { return [] }
    let settings = LineEndSettings(
      autocrlf: try clone.repository.configString("core.autocrlf"),
      eol: try clone.repository.configString("core.eol"))
    var checks: [HealthCheck] = []
    for path in try samples(of: clone) {
      checks += try rewritings(of: path, settings, clone).filter { check in
        !checks.contains { $0.summary == check.summary }
      }
    }
    return checks.isEmpty
      ? [.ok(.lineEnds, "git leaves the bytes of documents as they are")] : checks
  }

  /// One document of each kind, and one schema: attributes go by folder and by suffix.
  private static func samples(of clone: Clone) throws -> [TreePath] {
    guard let location = clone.location, let snapshot = clone.snapshot else { return [] }
    let documents = Kind.allCases.compactMap { snapshot.all($0).first?.path }
    let schema = snapshot.otherPaths.first { $0.hasPrefix("schemas/") }
    return try (documents + (schema.map { [$0] } ?? [])).map { try location.repositoryPath($0) }
  }

  private static func rewritings(
    of path: TreePath, _ settings: LineEndSettings, _ clone: Clone
  ) throws -> [HealthCheck] {
    func attribute(_ name: String) throws -> AttributeValue {
      try clone.repository.attribute(name, of: path)
    }
    var checks: [HealthCheck] = []
    let pattern = path.description.hasSuffix(".json") ? "*.json" : "*.yaml"
    if settings.writesCRLF(text: try attribute("text"), eol: try attribute("eol")) {
      checks.append(
        .warning(
          .lineEnds, "git ends the lines of \(pattern) with CR LF in the work tree",
          remedy: "put '\(pattern) text eol=lf' into .gitattributes"))
    }
    if case .value(let filter) = try attribute("filter") {
      checks.append(
        .problem(
          .lineEnds,
          "git stores what the filter '\(filter)' makes of \(pattern), not the documents",
          remedy: "take '\(pattern)' out of the filter in .gitattributes, then run "
            + "'git add --renormalize .'"))
    }
    if case .value(let encoding) = try attribute("working-tree-encoding") {
      checks.append(
        .problem(
          .lineEnds, "git writes \(pattern) as \(encoding) into the work tree; documents are UTF-8",
          remedy: "take 'working-tree-encoding' off '\(pattern)' in .gitattributes"))
    }
    if try attribute("ident") == .set {
      checks.append(
        .warning(
          .lineEnds, "git writes object ids into \(pattern) in the work tree (ident)",
          remedy: "take 'ident' off '\(pattern)' in .gitattributes"))
    }
    return checks
  }
}
