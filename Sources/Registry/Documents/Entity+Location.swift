package import Documents
package import Findings

extension Entity {
  /// Where `node` stands, for a finding.
  package func location(of node: Node) -> Finding.Location {
    Finding.Location(path: path, range: node.range, in: document.lines)
  }
}
