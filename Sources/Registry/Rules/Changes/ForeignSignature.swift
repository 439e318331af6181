package import Findings
import Git

extension RuleDescriptor {
  /// RG4106.
  package static let foreignSignature = RuleDescriptor(
    4106, "foreign-signature", .error,
    "A commit is signed by the person whom it names as its author, where signatures are asked for.",
    why: """
      A good signature proves who held the key, not that the author of the commit is who it says. Where the \
      two are different people, the commit puts words into somebody's mouth. 'principals' and 'emails' of a \
      person say whose key it is. A signer whom people/ does not know is a warning.
      """,
    example: .words(
      fails: "a commit by Ada that carries a good signature of Bob",
      passes: "a commit by Ada that Ada signed"))
}

extension ChangeRule {
  /// RG4106: signer and author are one person, active, by the base.
  package static let foreignSignature = ChangeRule(.foreignSignature) { change in
    let people = change.people
    return change.proofs.compactMap { proof -> Finding? in
      guard case .good(_, let names) = proof.standing,
        let (path, level) = change.strictestPath(of: proof)
      else { return nil }
      let signers = names.compactMap(people.person(signingAs:))
      let author = people.person(email: proof.author.email)
      func finding(_ words: String, _ remedy: String, _ severity: Severity) -> Finding {
        var finding = Finding(
          .foreignSignature, at: Finding.Location(path: path), words, remedy: remedy)
        finding.severity = level == .require ? severity : .warning
        return finding
      }
      guard let author else {
        if names.contains(proof.author.email) { return nil }
        return finding(
          "\(proof.words) is by '\(proof.author.email)', whom people/ does not know, and signed by "
            + names.joined(separator: ", "),
          "add the address to the person whose it is", .warning)
      }
      if signers.contains(author), change.isActive(author) { return nil }
      if signers.contains(author) {
        return finding(
          "\(proof.words) is signed by '\(author)', who has left", "let someone active sign it",
          .error)
      }
      if signers.isEmpty {
        return finding(
          "\(proof.words) is by '\(author)' and signed by \(names.joined(separator: ", ")), whom people/ does "
            + "not know",
          "run 'registrar set \(author) principals+=\(names.first ?? "NAME")' if it is theirs",
          .error)
      }
      return finding(
        "\(proof.words) is by '\(author)' and signed by "
          + signers.map { "'\($0)'" }.joined(separator: ", "),
        "let the author sign, or name as author who did", .error)
    }
  }
}
