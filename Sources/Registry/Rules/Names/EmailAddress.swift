import Documents
package import Findings

extension RuleDescriptor {
  /// RG2302.
  package static let emailAddress = RuleDescriptor(
    2302, "email-address", .warning,
    "A registry that is to hold no personal data holds no e-mail address.",
    why: """
      Git keeps what was committed, so that an address cannot be taken back (GDPR, Article 17). The rule \
      applies where registry.yaml lists it under 'rules'. Name people by pseudonyms, and keep the \
      directory that resolves them outside of the registry.
      """,
    example: .files(
      before: [
        .registry(rules: "rules:\n  RG2302:\n    severity: error\n")
      ],
      fails: [
        .person("7f3a", more: "emails:\n  - «eve@fernwood.example»\n")
      ],
      passes: [
        .person("7f3a", more: "principals:\n  - key-7f3a\n")
      ]))
}

extension SnapshotRule {
  /// RG2302: no string looks like an address, where the registry asks for that.
  package static let emailAddress = SnapshotRule(.emailAddress) { subject in
    let id = RuleDescriptor.emailAddress.id.description
    guard subject.authority.registry?.root["rules"]?[id] != nil else { return [] }
    return subject.snapshot.entities.values.flatMap { entity in
      addresses(in: entity.root).map { node, address in
        Finding(
          .emailAddress, at: entity.location(of: node), "'\(address)' is an e-mail address",
          remedy: "name the person by a pseudonym, 'person:7f3a'")
      }
    }
  }

  /// The strings that hold addresses, keys of mappings among them.
  private static func addresses(in node: Node) -> [(Node, Substring)] {
    switch node.kind {
    case .string:
      guard let text = node.string, let address = address(in: text) else { return [] }
      return [(node, address)]
    case .array: return node.elements.flatMap(addresses)
    case .object:
      return node.members.flatMap { member in
        (address(in: member.name).map { [(member.value, $0)] } ?? []) + addresses(in: member.value)
      }
    default: return []
    }
  }

  /// The first thing like `name@host.tld` in `text`, behind `mailto:` too; a URI's user and host are none.
  private static func address(in text: String) -> Substring? {
    let words = text.split { $0.isWhitespace || "<>,;()\"'".contains($0) }
    return words.lazy.map { $0.lowercased().hasPrefix("mailto:") ? $0.dropFirst(7) : $0 }.first {
      word in
      let parts = word.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !word.contains("/"), !word.contains(":") else {
        return false
      }
      let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
      return labels.count > 1 && labels.allSatisfy { !$0.isEmpty }
        && (labels.last?.allSatisfy { $0.isLetter } ?? false)
    }
  }
}
