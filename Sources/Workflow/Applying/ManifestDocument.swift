import Documents
import Findings
package import Registry
import YAML

/// One document among those that `registrar apply` is given, and where it stands there.
package struct ManifestDocument: Sendable {
  /// The file that it comes from, as the caller names it.
  package let file: String
  /// Its number in that file, from 1.
  package let number: Int
  /// The line of the file in which it begins, from 1.
  package let line: Int
  /// What it says.
  let document: Document
  /// Whether its text is fit to be kept as it is, comments included.
  let isText: Bool
  /// What it says, with an id where it is an evaluation without one.
  let value: JSONValue
  /// What it is; nil where nothing tells.
  package let subject: EntityRef?

  init(file: String, number: Int, line: Int, document: Document, isText: Bool) {
    self.file = file
    self.number = number
    self.line = line
    self.document = document
    value = Self.identified(document.root.value)
    self.isText = isText && value == document.root.value
    subject = Self.subject(of: value)
  }

  private static func identified(_ value: JSONValue) -> JSONValue {
    guard value["kind"]?.string == Kind.evaluation.rawValue, value["id"] == nil,
      let date = value["evaluatedAt"]?.string.flatMap({ try? Timestamp($0) })?.day,
      let id = try? Operation.evaluationID(on: date, of: value)
    else { return value }
    var value = value
    value["id"] = .string(id.text)
    return value
  }

  private static func subject(of value: JSONValue) -> EntityRef? {
    guard value["apiVersion"]?.string == currentAPIVersion,
      let kind = value["kind"]?.string.flatMap(Kind.init(rawValue:)),
      let document = try? JSONReader.read(JSONWriter.bytes(value))
    else { return nil }
    return EntityRef(content: document.root, kind: kind)
  }

  /// The place in the file that `finding` is about.
  ///
  /// - Parameter stored: the text that was judged, which is laid out anew unless it was kept.
  func located(_ finding: Finding, judged stored: [UInt8]) -> Finding {
    finding.placed(
      at: stored == document.source && finding.location.start != nil
        ? finding.location.moved(to: file, linesBefore: line - 1)
        : location(of: finding.location.start, in: stored),
      saying: "\(finding.summary) (document \(number))")
  }

  /// Something that is wrong with the whole document.
  func finding(_ rule: RuleDescriptor, _ summary: String, remedy: String?) -> Finding {
    Finding(
      rule, at: location(of: document.root), "\(summary) (document \(number))", remedy: remedy)
  }

  /// The value here that stands at `start` in `stored`; where there is none, the value around it.
  private func location(of start: TextPosition?, in stored: [UInt8]) -> Finding.Location {
    guard let start, let judged = try? YAMLReader.read(stored) else {
      return location(of: document.root)
    }
    let lines = judged.lines
    let node = (0..<judged.nodeCount).lazy.map { Node(document: judged, index: $0) }
      .last { lines.position(at: $0.range.start) == start }
    var pointer = node?.pointer ?? .root
    while true {
      if let own = document.root.value(at: pointer) { return location(of: own) }
      pointer = JSONPointer(Array(pointer.tokens.dropLast()))
    }
  }

  private func location(of node: Node) -> Finding.Location {
    Finding.Location(path: file, range: node.range, in: document.lines)
      .moved(to: file, linesBefore: line - 1)
  }
}
