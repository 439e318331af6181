import Git
import Registry

/// Every schema that a release of Registrar has written into registries, by the id of its blob: how one
/// that is out of date is told from one that its owner edited.
///
/// 0.1.0 is the only release so far, so that each kind has one id. Whoever changes a file in `schemas/`
/// after a release adds its new id (`git hash-object`) at the end of its line; until then the id is replaced.
/// A test holds the last ids to the files.
package struct ReleasedSchemas: Sendable {
  /// The ids of each kind, oldest first; the last is that of this binary.
  let ids: [Kind: [String]]

  /// Those of all releases.
  package static let all = ReleasedSchemas(ids: [
    .approval: ["45ca74a538d9da3994a1db4001e406de0829054b"],
    .dataset: ["65df0bc9062e42bbf8248bbe2f80e928dd758b66"],
    .deployment: ["4de6c16055d48726e56075df9067c23246e19a79"],
    .evaluation: ["cc9071130e19269ad121b2776f16f89dd7d35c91"],
    .incident: ["b106a8cde9918ae01752193400123041d5c36529"],
    .model: ["6f4d4bdaa522b5f9c5931e61f153d8df5ff2004f"],
    .person: ["c399bfdd38ce9f8ec492cc9c0751c0a2b877ef9a"],
    .policy: ["4133eac611a8ccdb3623f3e53169d784e937f048"],
    .registry: ["efc77d0205b27d02931a2cf6f2f2e70932d45507"],
    .risk: ["68d2e79d4037a3f90760e1dba0a8ae7ab6350dab"],
    .system: ["6661d43b92f006df27b1426df9f09b30c02ae259"],
    .team: ["c25a39021df3971ebe7166cda83b43280f879b0e"],
    .version: ["4144dac2662a4bb23a546512187775a0d26f03cb"],
    .waiver: ["e040ee9acde732089e79075edf3f7d4767e70c74"],
  ])

  /// Whether a release wrote `text` as the schema of `kind`.
  func hold(_ text: [UInt8], as kind: Kind) throws(GitError) -> Bool {
    ids[kind, default: []].contains(try Repository.blobID(of: text).description)
  }
}
