import Documents
package import Git
package import Registry

/// Who reviews which models, as forges read it from CODEOWNERS: made of the teams that have a handle.
///
/// A namespace has one line, so that two pull requests which register models in it do not touch the file;
/// a model has a line of its own only where its owner is another.
package struct CodeOwners: Sendable {
  /// A line: a path and who reviews it.
  package struct Line: Sendable, Equatable, CustomStringConvertible {
    /// A namespace or model, `credit` or `credit/scorer`.
    let subject: String
    /// Handles in order.
    let handles: [String]
    /// The folder of the path, `/models/`.
    let folder: String

    package var description: String {
      "\(folder)\(subject)/ \(handles.joined(separator: " "))"
    }
  }

  /// The lines, namespaces first: the last one that matches a path decides.
  package let lines: [Line]

  /// The owners by `snapshot` of a registry in the folder `root` of its repository.
  package init(_ snapshot: Snapshot, root: TreePath?) {
    // A space ends a pattern.
    let prefix = root.map { "/\($0.description.replacing(" ", with: "\\ "))" } ?? ""
    let folder = "\(prefix)/models/"
    var handles: [String: String] = [:]
    var reviewers: [String: Set<String>] = [:]
    for team in snapshot.all(.team) {
      guard let handle = team.text("handle") else { continue }
      handles[team.ref.description] = handle
      for namespace in team.root["namespaces"]?.elements.compactMap(\.string) ?? [] {
        reviewers[namespace, default: []].insert(handle)
      }
    }
    let models = snapshot.all(.model).compactMap { entity in
      entity.ref.model.map { (name: $0, handle: entity.text("owner").flatMap { handles[$0] }) }
    }.sorted { $0.name < $1.name }
    // A namespace that no team claims is that of the only team that owns models in it.
    let unclaimed = Dictionary(grouping: models) { $0.name.namespace?.text ?? "" }
      .filter { !$0.key.isEmpty && reviewers[$0.key] == nil }
    for (namespace, models) in unclaimed {
      let owners = Set(models.map(\.handle))
      if owners.count == 1, let owner = owners.first ?? nil { reviewers[namespace] = [owner] }
    }
    lines =
      reviewers.keys.sorted().map { namespace in
        Line(
          subject: namespace, handles: reviewers[namespace, default: []].sorted(), folder: folder)
      }
      + models.compactMap { model in
        guard let handle = model.handle,
          reviewers[model.name.namespace?.text ?? ""]?.contains(handle) != true
        else { return nil }
        return Line(subject: model.name.description, handles: [handle], folder: folder)
      }
  }
}
