/// A repository at a forge, as the URL of a remote names it.
package struct ForgeRemote: Sendable, Equatable {
  /// The forge's software, as far as the host tells.
  package enum Software: String, Sendable {
    case github, gitlab, gitea
  }

  /// Where the forge's pages are, `https://git.example.com`, without a slash at the end.
  package let site: String
  /// The repository on it, `group/sub/project`.
  package let project: String
  /// What runs there.
  package let software: Software

  /// Why an address names no repository at a forge.
  package enum Unknown: Error {
    /// It is a local path, or what else has no host and no project.
    case address
    /// The host's name does not tell what runs there.
    case software
  }

  /// Reads an ssh, scp-like, git or http URL.
  ///
  /// - Parameter software: what runs on the host, where its name does not tell.
  package init(url: String, software: Software? = nil) throws(Unknown) {
    guard let (scheme, host, path) = Self.parts(of: url), !host.isEmpty else { throw .address }
    var project = path[...]
    while project.hasPrefix("/") { project = project.dropFirst() }
    while project.hasSuffix("/") { project = project.dropLast() }
    if project.hasSuffix(".git") { project = project.dropLast(4) }
    guard project.contains("/") else { throw .address }
    guard let known = software ?? Self.software(of: host) else { throw .software }
    // The port of an ssh server says nothing about where the pages are.
    let isWeb = scheme == "http" || scheme == "https"
    let name = isWeb ? host : String(host.prefix { $0 != ":" })
    site = "\(scheme == "http" ? "http" : "https")://\(name)"
    self.project = String(project)
    self.software = known
  }

  /// Scheme, host with port, and path of a URL (RFC 3986) or of `user@host:path`; user and password are
  /// left out, since they belong into no link.
  private static func parts(of url: String) -> (scheme: String, host: String, path: String)? {
    if let end = url.firstRange(of: "://") {
      let scheme = url[..<end.lowerBound].lowercased()
      guard ["http", "https", "ssh", "git", "git+ssh"].contains(scheme) else { return nil }
      let rest = url[end.upperBound...]
      let authority = rest.prefix { $0 != "/" }
      let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
      let path = rest.dropFirst(authority.count).prefix { $0 != "?" && $0 != "#" }
      return (scheme, host.lowercased(), String(path))
    }
    // A slash before the colon makes it a path, as git reads it.
    guard let colon = url.firstIndex(of: ":"), !url[..<colon].contains("/") else { return nil }
    let host = url[..<colon].split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    // A drive letter of Windows is no host.
    guard host.count > 1 else { return nil }
    return ("ssh", host.lowercased(), String(url[url.index(after: colon)...]))
  }

  private static func software(of host: String) -> Software? {
    let labels = host.prefix { $0 != ":" }.split(separator: ".")
    if labels.contains("github") || labels.last == "ghe" { return .github }
    if labels.contains(where: { $0.hasPrefix("gitlab") }) { return .gitlab }
    let gitea: Set<Substring> = ["gitea", "forgejo", "codeberg"]
    return labels.contains(where: gitea.contains) ? .gitea : nil
  }
}
