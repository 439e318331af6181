package import Documents

/// Judges one document after another by one schema: what judging takes is set up once.
package struct SchemaJudge: ~Copyable {
  private let program: Program
  private var validator: Validator?

  /// Judges by `schema`.
  package init(_ schema: CompiledSchema) { program = schema.program }

  /// Whether the instance at `node` is valid. Builds no failures, and for common keywords no objects.
  ///
  /// - Throws: `EvaluationError` when a bound was reached before there was an answer.
  package mutating func isValid(_ node: Node) throws(EvaluationError) -> Bool {
    if validator == nil {
      validator = Validator(program: program, document: node.document)
    } else {
      validator?.begin(node.document)
    }
    let isValid = validator?.holds(0, node.index, isTracking: false) ?? false
    if let problem = validator?.problem { throw problem }
    return isValid
  }

  /// Judges the instance at `node` and says why.
  ///
  /// - Parameter annotations: the keywords whose annotations are wanted; unknown keywords such as
  ///   `x-…` are annotations too (JSON Schema Core 2020-12, section 6.5).
  package mutating func evaluate(_ node: Node, annotations: Set<String> = []) -> Evaluation {
    let isValid: Bool
    do throws(EvaluationError) {
      isValid = try self.isValid(node)
    } catch {
      // What took too long once is not tried again for the sake of better reasons.
      return Evaluation(
        failures: [.ofWhole(.unanswered(error), node, program)], annotations: [])
    }
    if isValid, annotations.isEmpty { return Evaluation(failures: [], annotations: []) }
    var collector = FailureCollector(
      Validator(program: program, document: node.document), isValid: isValid,
      annotations: annotations)
    return collector.evaluate(node)
  }
}
