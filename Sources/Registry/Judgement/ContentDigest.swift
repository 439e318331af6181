import Crypto
package import Documents

/// Digests of documents' canonical content: what approvals bind and evaluations are named by.
package enum ContentDigest {
  /// `sha256:` over the RFC 8785 form of `root` without its top-level keys in `leavingOut`.
  package static func sha256(of root: JSONValue, leavingOut: Set<String> = []) -> String {
    let kept = JSONValue.object(root.members.filter { !leavingOut.contains($0.key) })
    return "sha256:" + hexadecimal(of: CanonicalJSON.bytes(kept))
  }

  /// The SHA-256 of `bytes`, 64 hexadecimal digits.
  package static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
    Hexadecimal.text(SHA256.hash(data: Array(bytes)))
  }

  /// The digest that an approval of `subject` must carry.
  ///
  /// Keys that the schema marks `x-registrar-outside-digest` (a version's status, notes, labels) may change
  /// without making approvals void.
  package static func ofSubject(_ subject: Entity, schemas: SchemaSet) -> String {
    sha256(
      of: subject.root.value,
      leavingOut: schemas.properties(of: subject.kind, annotated: "x-registrar-outside-digest"))
  }

  /// The eight digits by which an evaluation's id ends: a retried job that measured the same adds nothing.
  package static func evaluationSuffix(_ evaluation: JSONValue) -> String {
    let digest = sha256(of: evaluation, leavingOut: ["id", "labels", "annotations", "notes"])
    return String(digest.dropFirst("sha256:".count).prefix(8))
  }

  /// `content` behind a line with its digest, by which damage shows when it is read again.
  ///
  /// It is no seal: whoever writes content may write that line.
  package static func marked(_ content: [UInt8]) -> [UInt8] {
    Array("\(hexadecimal(of: content))\n".utf8) + content
  }

  /// What stands behind such a line; nil where that tells of damage.
  package static func unmarked(_ text: [UInt8]) -> [UInt8]? {
    guard let end = text.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let content = Array(text[(end + 1)...])
    return text[..<end].elementsEqual(hexadecimal(of: content).utf8) ? content : nil
  }
}
