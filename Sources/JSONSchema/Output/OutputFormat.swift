package import Documents

/// The standard formats in which an evaluation is told to programs (JSON Schema Core 2020-12,
/// section 12.4).
package enum OutputFormat: String, Sendable, CaseIterable {
  /// Whether the instance is valid, and nothing else.
  case flag
  /// A flat list of what failed, or of what held and what it says.
  case basic
  /// A tree of schemas without the nodes that tell nothing.
  case detailed
  /// A tree of everything that was evaluated.
  case verbose
}

/// What an evaluation is told as.
package struct EvaluationOutput: Sendable {
  /// Whether the instance is valid.
  package let isValid: Bool
  /// The output itself, an object that the specification's output schema accepts.
  package let value: JSONValue
  /// Why there was no answer; the instance counts as invalid then.
  package let problem: EvaluationError?

  /// The output for something that could not even be read as an instance.
  ///
  /// - Parameters:
  ///   - reason: a lower-case fragment that says why.
  ///   - base: the URI of the schema's document.
  package static func unreadable(
    _ reason: String, as format: OutputFormat, base: String
  ) -> EvaluationOutput {
    var root = OutputUnit(
      .schema, keywordLocation: .root, absoluteKeywordLocation: base + "#",
      instanceLocation: .root)
    root.fail(reason)
    return EvaluationOutput(isValid: false, value: root.rendered(as: format), problem: nil)
  }
}

extension CompiledSchema {
  /// Judges the instance at `node` and tells it in one of the standard formats.
  ///
  /// - Parameters:
  ///   - node: the instance; instance locations are relative to it.
  ///   - base: the URI of the schema's document, for schemas without an `$id` of their own.
  package func output(_ format: OutputFormat, of node: Node, base: String) -> EvaluationOutput {
    if format == .flag { return flag(of: node) }
    var collector = OutputCollector(
      Validator(program: program, document: node.document), base: URIReference(base))
    var root = collector.evaluate(node)
    if let problem = collector.validator.problem {
      root.children = []
      root.fail(problem.summary)
    }
    return EvaluationOutput(
      isValid: root.isValid, value: root.rendered(as: format), problem: collector.validator.problem)
  }

  private func flag(of node: Node) -> EvaluationOutput {
    do {
      let isValid = try isValid(node)
      return EvaluationOutput(
        isValid: isValid, value: ["valid": .boolean(isValid)], problem: nil)
    } catch {
      return EvaluationOutput(isValid: false, value: ["valid": false], problem: error)
    }
  }
}
