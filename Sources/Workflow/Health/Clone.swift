import Git
import Registry

/// What the checks of a clone look at.
struct Clone {
  /// The repository.
  let repository: Repository
  /// What HEAD points at.
  let head: Head
  /// Where the registry lies; nil where none was found.
  let location: RegistryLocation?
  /// The registry at HEAD; nil where there is none, or it cannot be read.
  let snapshot: Snapshot?
  /// The branch that changes land on, and the remote that has it; nil where that cannot be told yet.
  let base: ProposalBase?
  /// Who changes would be committed as; nil where nobody is named.
  let author: Identity?

  /// What the branch that changes land on is called.
  var mainBranch: String { base?.name ?? head.branch?.shortName ?? "main" }

  /// The most that registry.yaml asks of the signatures of commits anywhere.
  var signaturePolicy: SignatureLevel { SignaturePolicy(snapshot?.registry).strictest }

  /// The forge that has the registry, as far as the address of the remote or `registrar.forge` tells.
  var forge: ForgeRemote.Software? {
    get throws(GitError) {
      if case .success(let remote)? = base?.remote?.forge { return remote.software }
      return try repository.configString("registrar.forge").flatMap(ForgeRemote.Software.init)
    }
  }
}
