package import Documents

/// A schema ready to judge documents: immutable, and usable from any number of threads at once.
package struct CompiledSchema: Sendable {
  /// What it compiles to.
  let program: Program

  /// Wraps a finished program.
  init(_ program: Program) { self.program = program }

  /// Whether the instance at `node` is valid. Builds no failures, and for common keywords no objects.
  ///
  /// - Throws: `EvaluationError` when a bound was reached before there was an answer.
  package func isValid(_ node: Node) throws(EvaluationError) -> Bool {
    var judge = SchemaJudge(self)
    return try judge.isValid(node)
  }

  /// Judges the instance at `node` and says why.
  ///
  /// - Parameter annotations: the keywords whose annotations are wanted; unknown keywords such as
  ///   `x-…` are annotations too (JSON Schema Core 2020-12, section 6.5).
  package func evaluate(_ node: Node, annotations: Set<String> = []) -> Evaluation {
    var judge = SchemaJudge(self)
    return judge.evaluate(node, annotations: annotations)
  }
}

/// Why an evaluation ended without an answer.
package enum EvaluationError: Error, Hashable, Sendable {
  /// A pattern needed more steps than are allowed.
  case patternBudgetExhausted(pattern: String)
  /// Schemas and values together are nested deeper than is allowed.
  case tooDeep(limit: Int)
  /// Numbers of `multipleOf` have too many digits.
  case incalculable(CalculationError)
  /// The schemas apply one another, or look at long texts and large containers, far more often than the
  /// instance's size allows.
  case tooManySteps

  /// A lower-case fragment that says what happened.
  package var summary: String {
    switch self {
    case .patternBudgetExhausted(let pattern):
      "the pattern '\(pattern)' takes too many steps on this text"
    case .tooDeep(let limit): "schemas nested deeper than \(limit) levels apply here"
    case .incalculable(.tooManyDigits(let limit)):
      "divisibility is not worked out for numbers whose digits, multiplied, exceed \(limit)"
    case .tooManySteps: "judging this takes too many steps"
    }
  }
}
