package import Findings

extension RuleDescriptor {
  /// RG2401.
  package static let unknownFile = RuleDescriptor(
    2401, "unknown-file", .warning, "The registry's folders hold documents of the registry only.",
    why: """
      A file that no rule reads looks registered and is not: a model card in the wrong format, a document \
      with a misspelt extension, a left-over. Keep notes and files of other tools outside of the \
      registry's folders.
      """,
    example: .files(
      fails: [RuleExample.File("models/credit/scorer/model.yaml.orig", "x\n")],
      passes: [RuleExample.File("docs/model.yaml.orig", "x\n")]))
}

extension SnapshotRule {
  /// RG2401: no strays among the documents.
  package static let unknownFile = SnapshotRule(
    .unknownFile,
    paths: { paths in
      paths.filter(RegistryPath.isStray).map { path in
        Finding(
          .unknownFile, at: Finding.Location(path: path), "no part of the registry reads this file",
          remedy: "name it with '.yaml' if it is a document, or move it elsewhere")
      }
    })
}
