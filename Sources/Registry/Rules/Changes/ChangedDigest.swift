import Documents
package import Findings

extension RuleDescriptor {
  /// RG4006.
  package static let changedDigest = RuleDescriptor(
    4006, "changed-digest", .warning, "The bytes at an artifact's address stay what they were.",
    why: """
      Another digest under the same address and the same version means that a file was replaced in \
      place: whoever fetched it before has something else under the same name. For a released version \
      immutable-field refuses it; a draft is warned about. Write the new file to an address of its own.
      """,
    example: .files(
      before: [
        .version("2.0.0", status: "draft")
      ],
      fails: [
        .version("2.0.0", status: "draft", digest: "«\(RuleExample.File.otherDigest)»")
      ],
      passes: [
        .version("2.0.0", status: "draft", digest: RuleExample.File.otherDigest, address: "2.0.0-b")
      ]))
}

extension ChangeRule {
  /// RG4006: no artifact of a draft gets another digest at the same address.
  package static let changedDigest = ChangeRule(.changedDigest) { change in
    change.documents.flatMap { path, old, new -> [Finding] in
      guard let old, let new, new.kind == .version, old.text("status") == "draft" else { return [] }
      let before = Dictionary(
        old.root.list("artifacts").compactMap { artifact in
          artifact["uri"]?.string.flatMap { uri in artifact["digest"]?.string.map { (uri, $0) } }
        }
      ) { first, _ in first }
      return new.root.list("artifacts").compactMap { artifact -> Finding? in
        guard let uri = artifact["uri"]?.string, let node = artifact["digest"],
          let digest = node.string, let earlier = before[uri], earlier != digest
        else { return nil }
        return Finding(
          .changedDigest, at: new.location(of: node),
          "'\(uri)' of \(new.ref) had another digest before",
          remedy: "write the new file to another address, or release another version")
      }
    }
  }
}
