import Documents
import JSONSchema

/// A file of tests for a JSON Schema implementation, in the format of the official suite: groups of a
/// schema and instances, each with whether it is valid, or with schemas for what is said about it.
package struct SchemaTestFile: Sendable {
  /// Where it is.
  package let path: String
  /// Its groups, in order.
  let groups: [Group]
  /// Its lines; positions are worked out for the tests that are told of.
  let lines: LineIndex

  /// A schema and what is expected of it.
  struct Group: Sendable {
    let description: String
    /// The schema, as a document of its own.
    let schema: Document
    /// Where the schema begins in the file.
    let schemaStart: Int
    let tests: [Test]
  }

  /// An instance and what is expected to be said of it.
  struct Test: Sendable {
    let description: String
    let range: SourceRange
    let data: Node
    /// Whether it is valid; nil where only output is tested.
    let isValid: Bool?
    /// Schemas for output, by the name of the format, as documents of their own.
    let outputs: [(format: String, schema: Document)]
  }

  /// How many tests it holds; a test of output counts for each format.
  package var count: Int {
    groups.reduce(0) { sum, group in
      group.tests.reduce(sum) { $0 + ($1.isValid == nil ? 0 : 1) + $1.outputs.count }
    }
  }

  /// Reads the text of the file at `path`.
  ///
  /// - Throws: `WorkflowError.notATestFile`.
  package init(_ text: [UInt8], path: String) throws(WorkflowError) {
    self.path = path
    let document: Document
    do throws(JSONError) { document = try JSONReader.read(text) } catch {
      throw .notATestFile(
        path: path, position: LineIndex(text).position(at: error.offset), reason: error.summary)
    }
    lines = document.lines
    groups = try Reader(path: path, lines: lines).groups(of: document.root)
    guard count > 0 else {
      throw .notATestFile(
        path: path, position: lines.position(at: document.root.range.start),
        reason: "the file holds no tests")
    }
  }

  /// `line:column` of a place in the file.
  func place(of offset: Int) -> String {
    let position = lines.position(at: offset)
    return "\(position.line):\(position.column)"
  }

  /// Takes the document apart.
  private struct Reader {
    let path: String
    let lines: LineIndex

    func groups(of root: Node) throws(WorkflowError) -> [Group] {
      var groups: [Group] = []
      for node in try elements(root, "a file of tests is an array of groups") {
        guard let schema = node["schema"] else { throw misfit(node, "a group needs a 'schema'") }
        guard let list = node["tests"] else { throw misfit(node, "a group needs 'tests'") }
        var tests: [Test] = []
        for test in try elements(list, "the 'tests' of a group are an array") {
          tests.append(try self.test(test))
        }
        groups.append(
          Group(
            description: node["description"]?.string ?? "", schema: try standalone(schema),
            schemaStart: schema.range.start, tests: tests))
      }
      return groups
    }

    private func test(_ node: Node) throws(WorkflowError) -> Test {
      guard let data = node["data"] else { throw misfit(node, "a test needs 'data'") }
      let valid = node["valid"]
      let output = node["output"]
      guard valid != nil || output != nil else { throw misfit(node, "a test needs 'valid'") }
      if let valid, valid.boolean == nil { throw misfit(valid, "'valid' is true or false") }
      if let output, output.kind != .object {
        throw misfit(output, "'output' is an object of schemas")
      }
      var outputs: [(format: String, schema: Document)] = []
      for member in output.map({ Array($0.members) }) ?? [] {
        outputs.append((member.name, try standalone(member.value)))
      }
      return Test(
        description: node["description"]?.string ?? "", range: node.range, data: data,
        isValid: valid?.boolean, outputs: outputs)
    }

    private func elements(
      _ node: Node, _ expectation: String
    ) throws(WorkflowError) -> [Node] {
      guard node.kind == .array else { throw misfit(node, expectation) }
      return Array(node.elements)
    }

    /// A schema as a document of its own, since `#` means its root.
    private func standalone(_ node: Node) throws(WorkflowError) -> Document {
      do throws(JSONError) {
        return try JSONReader.read(Array(node.document.source[node.range.bytes]))
      } catch {
        throw misfit(node, error.summary)
      }
    }

    private func misfit(_ node: Node, _ reason: String) -> WorkflowError {
      .notATestFile(path: path, position: lines.position(at: node.range.start), reason: reason)
    }
  }
}
