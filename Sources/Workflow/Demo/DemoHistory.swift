import Documents
import Registry
import YAML

/// The story that `demo` replays: one entry a commit, as `demo/history.yaml` tells it.
struct DemoHistory {
  /// The entries in order of time.
  let entries: [Entry]

  /// One commit.
  struct Entry {
    let moment: Timestamp
    /// Id of the person who makes it.
    let author: String
    /// The branch it goes to; nil for main.
    let branch: String?
    let message: String?
    let operation: Operation
  }

  /// What an entry does, by operations of the tool.
  enum Operation {
    case initialize(paths: [String], with: [String: JSONValue])
    case add(paths: [String], with: [String: JSONValue])
    case set(reference: String, values: JSONValue)
    case promote(reference: String, environment: String, name: String)
    case rollback(model: String, environment: String, name: String)
    case withdraw(reference: String, reason: String?)
    case merge(branch: String, pullRequest: Int, title: String)
  }

  /// Reads the story that the binary carries.
  static func embedded() throws(WorkflowError) -> DemoHistory {
    let name = "demo/history.yaml"
    guard let text = EmbeddedTemplates.text(at: name) else {
      throw .brokenResource(name, reason: "it is not in the binary")
    }
    let document: Document
    do throws(YAMLError) { document = try YAMLReader.read(Array(text.utf8)) } catch {
      throw .brokenResource(name, reason: error.summary)
    }
    let lines = document.lines
    var entries: [Entry] = []
    for node in document.root.elements {
      guard let entry = Entry(node) else {
        let line = lines.position(at: node.range.start).line
        throw .brokenResource(name, reason: "line \(line) is no entry of the history")
      }
      entries.append(entry)
    }
    return DemoHistory(entries: entries)
  }
}

extension DemoHistory.Entry {
  fileprivate init?(_ node: Node) {
    guard let at = node["at"]?.string, let moment = try? Timestamp(at),
      let author = node["author"]?.string, let operation = DemoHistory.Operation(node)
    else { return nil }
    self.moment = moment
    self.author = author
    self.operation = operation
    branch = node["branch"]?.string
    message = node["message"]?.string
  }
}

extension DemoHistory.Operation {
  fileprivate init?(_ node: Node) {
    let with = Dictionary(
      (node["with"]?.members.map { ($0.name, $0.value.value) }) ?? []
    ) { _, last in last }
    let name = node["name"]?.string ?? EntityRef.defaultDeploymentName
    if node["init"]?.boolean == true {
      self = .initialize(
        paths: node["add"]?.elements.compactMap(\.string) ?? [], with: with)
    } else if let paths = node["add"] {
      self = .add(paths: paths.elements.compactMap(\.string), with: with)
    } else if let reference = node["set"]?.string, let values = node["values"] {
      self = .set(reference: reference, values: values.value)
    } else if let reference = node["promote"]?.string, let to = node["to"]?.string {
      self = .promote(reference: reference, environment: to, name: name)
    } else if let model = node["rollback"]?.string, let environment = node["in"]?.string {
      self = .rollback(model: model, environment: environment, name: name)
    } else if let reference = node["withdraw"]?.string {
      self = .withdraw(reference: reference, reason: node["reason"]?.string)
    } else if let branch = node["merge"]?.string, let number = node["pullRequest"]?.number?.int,
      let title = node["title"]?.string
    {
      self = .merge(branch: branch, pullRequest: number, title: title)
    } else {
      return nil
    }
  }
}
