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
    let value: JSONValue =
      format == .flag
      ? ["valid": false]
      : OutputRenderer.facts(
        isValid: false, keyword: "", absoluteKeyword: base + "#", instance: "", error: reason)
    return EvaluationOutput(isValid: false, value: value, problem: nil)
  }
}

extension CompiledSchema {
  /// Judges the instance at `node` and tells it in one of the standard formats.
  ///
  /// - Parameters:
  ///   - node: the instance; instance locations are relative to it.
  ///   - base: the URI of the schema's document, for schemas without an `$id` of their own.
  package func output(_ format: OutputFormat, of node: Node, base: String) -> EvaluationOutput {
    let locations = SchemaLocations(program, base: URIReference(base))
    var renderer = OutputRenderer(locations)
    var root = OutputUnit(.schema, 0)
    let isValid: Bool
    do throws(EvaluationError) {
      isValid = try self.isValid(node)
    } catch {
      root.fail(error.summary)
      return EvaluationOutput(
        isValid: false, value: renderer.render(root, as: format), problem: error)
    }
    if format == .flag {
      if !isValid { root.fail() }
    } else {
      var collector = OutputCollector(
        Validator(program: program, document: node.document), locations)
      root = collector.evaluate(node, isValid: isValid)
    }
    return EvaluationOutput(
      isValid: isValid, value: renderer.render(root, as: format), problem: nil)
  }
}
