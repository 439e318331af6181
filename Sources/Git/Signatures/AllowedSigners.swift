/// An allowed signers file, as `gpg.ssh.allowedSignersFile` names it: whose keys are whose.
package struct AllowedSigners: Hashable, Sendable {
  /// A line that says nothing, and why.
  package struct Problem: Error, Hashable, Sendable {
    /// Where it stands, counted from 1.
    package let line: Int
    /// What is wrong with it.
    package let flaw: AllowedSignerFlaw
  }

  /// The lines that could be read, in order.
  package let entries: [AllowedSigner]
  /// The lines that could not, which `ssh-keygen` passes over too.
  package let problems: [Problem]

  /// Reads the content of a file.
  ///
  /// - Parameter offsetMinutes: the clock of times without `Z`, in minutes east of UTC. OpenSSH
  ///   takes them in the zone of the machine, so that one file means several things; pass its
  ///   offset for the same verdict as there.
  package init(_ content: [UInt8], offsetMinutes: Int32 = 0) {
    var entries: [AllowedSigner] = []
    var problems: [Problem] = []
    let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      do throws(AllowedSignerFlaw) {
        let read = try AllowedSignerLine.read(line, number: index + 1, offsetMinutes: offsetMinutes)
        if let read { entries.append(read) }
      } catch {
        problems.append(Problem(line: index + 1, flaw: error))
      }
    }
    self.entries = entries
    self.problems = problems
  }

  /// Whether the key may sign in the principal's name, for this purpose and at this time; nil for any.
  package func allows(
    key: SSHPublicKey, principal: String, namespace: String, at seconds: Int64?
  ) -> Bool {
    refusal(of: key, principal: principal, namespace: namespace, at: seconds) == nil
  }

  /// Why the key may not sign; nil when it may. Of several lines with the key, the nearest miss
  /// counts, and of those the first.
  ///
  /// - Parameter principal: in whose name; nil for anyone's.
  package func refusal(
    of key: SSHPublicKey, principal: String? = nil, namespace: String, at seconds: Int64?
  ) -> AllowedSigner.Refusal? {
    var nearest = AllowedSigner.Refusal.unknownKey
    for entry in entries {
      guard
        let refusal = entry.refusal(
          of: key, principal: principal, namespace: namespace, at: seconds)
      else { return nil }
      if refusal.nearness > nearest.nearness { nearest = refusal }
    }
    return nearest
  }

  /// Who may sign with the key, for this purpose and at this time, each once and in order.
  ///
  /// Only names that are written out: whom a wildcard means, `allows` tells of one name at a time.
  package func principals(
    of key: SSHPublicKey, namespace: String, at seconds: Int64?
  ) -> [String] {
    var seen: Set<String> = []
    return entries.filter {
      $0.refusal(of: key, principal: nil, namespace: namespace, at: seconds) == nil
    }
    .flatMap(\.principals.literals)
    .filter { seen.insert($0).inserted }
  }
}
