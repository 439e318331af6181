import Documents
package import Git
package import Registry
import YAML

extension OutsidePeople {
  /// How large the file may be.
  private static let limit = 1 << 24

  /// The people of the file that `registrar.people` names in git's configuration: a mapping of `person:NAME` to
  /// addresses. Nobody where it is not set.
  ///
  /// - Throws: `WorkflowError.notAPeopleFile`, `GitError` when the file cannot be read.
  package static func configured(in repository: Repository) throws -> OutsidePeople {
    guard let path = try repository.configPath("registrar.people") else { return .none }
    let file = path.hasPrefix("/") ? path : (repository.workTree ?? repository.gitDirectory) + path
    return try read(try FileContent.read(file, limit: limit), of: path)
  }

  /// Reads the content of the file at `path`.
  static func read(_ content: [UInt8], of path: String) throws(WorkflowError) -> OutsidePeople {
    let root: Node
    let lines = LineIndex(content)
    do throws(YAMLError) { root = try YAMLReader.read(content).root } catch {
      throw .notAPeopleFile(
        path: path, position: lines.position(at: error.range.start), reason: "it is no YAML")
    }
    func refuse(_ node: Node, _ reason: String) -> WorkflowError {
      .notAPeopleFile(
        path: path, position: lines.position(at: node.range.start), reason: reason)
    }
    var people: [String: EntityRef] = [:]
    for member in root.members {
      guard case .exact(let ref)? = try? ReferenceText(member.name), ref.kind == .person else {
        throw refuse(member.value, "'\(member.name)' is no person, such as person:7f3a")
      }
      let addresses = member.value.string.map { [$0] } ?? member.value.elements.compactMap(\.string)
      if addresses.isEmpty { throw refuse(member.value, "'\(member.name)' has no address") }
      for address in addresses {
        if let other = people[address.lowercased()], other != ref {
          throw refuse(member.value, "'\(address)' belongs to \(other) already")
        }
        people[address.lowercased()] = ref
      }
    }
    if people.isEmpty, !content.isEmpty { throw refuse(root, "it maps no person to addresses") }
    return OutsidePeople(people)
  }
}
